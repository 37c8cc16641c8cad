namespace AutoGraph.Kernels;

/// <summary>How a packed right operand lies: block of steps after block, in each panel after panel, in each step
/// after step. A panel is as wide as a tile; the last one's steps are rounded up to whole vectors.</summary>
/// <param name="n">Columns of the operand.</param>
/// <param name="k">Steps of the operand.</param>
/// <param name="columns">Columns of a panel.</param>
/// <param name="steps">Steps of a block.</param>
/// <param name="lanes">Elements of a vector.</param>
/// <param name="bytes">Of an element.</param>
internal readonly unsafe struct RightPanels(int n, int k, int columns, int steps, int lanes, int bytes)
{
    /// <summary>Elements that one packing chunk copies, about.</summary>
    private const int ChunkElements = 1 << 14;

    /// <summary>Bytes of the source that are read side by side where its columns are.</summary>
    private const int BytesAtOnce = 256;

    /// <summary>Panels beside each other.</summary>
    public int Count { get; } = GemmBlocking.Parts(n, columns);

    /// <summary>Bytes of one step in all panels together.</summary>
    public nint StepBytes => (nint)GemmBlocking.RoundUp(n, lanes) * bytes;

    /// <summary>Bytes of the whole operand.</summary>
    public nint Bytes => k * StepBytes;

    /// <summary>Chunks in which it is packed.</summary>
    public int Chunks => GemmBlocking.Parts(k, steps) * ChunksOfBlock;

    private int ChunksOfBlock => GemmBlocking.Parts(Count, PanelsOfChunk);

    private int PanelsOfChunk
    {
        get
        {
            var panels = Math.Max(1, ChunkElements / (steps * columns));
            return panels > PanelsAtOnce ? panels - panels % PanelsAtOnce : panels;
        }
    }

    private int PanelsAtOnce => BytesAtOnce / (columns * bytes);

    /// <summary>Columns of a panel.</summary>
    public int Columns(int panel) => Math.Min(columns, n - panel * columns);

    /// <summary>Elements from step to step of a panel.</summary>
    public int Pitch(int panel) => GemmBlocking.RoundUp(Columns(panel), lanes);

    /// <summary>Where a panel begins in a block of so many steps.</summary>
    public nint Offset(int panel, int stepsOfBlock) => (nint)panel * columns * stepsOfBlock * bytes;

    /// <summary>Packs one chunk.</summary>
    /// <param name="chunk">Which.</param>
    /// <param name="problem">Where to find the operand.</param>
    /// <param name="target">Where the first block goes.</param>
    public void Pack(int chunk, in GemmProblem problem, byte* target)
    {
        var (block, part) = Math.DivRem(chunk, ChunksOfBlock);
        var step = block * steps;
        var stepsOfBlock = Math.Min(steps, k - step);
        var source = problem.B + step * problem.BRow;
        target += step * StepBytes;
        var end = Math.Min(Count, (part + 1) * PanelsOfChunk);
        var panel = part * PanelsOfChunk;
        if (problem.BColumn == bytes && problem.Narrow is null)
        {
            var atOnce = PanelsAtOnce;
            for (; panel + atOnce <= end && (panel + atOnce) * columns <= n; panel += atOnce)
            {
                Packing.Distribute(
                    source + (nint)panel * columns * bytes, problem.BRow, target + Offset(panel, stepsOfBlock),
                    Offset(1, stepsOfBlock), columns * bytes, stepsOfBlock);
            }
        }

        for (; panel < end; panel++)
        {
            problem.Pack(
                bytes, source + (nint)panel * columns * problem.BColumn, problem.BColumn, problem.BRow,
                target + Offset(panel, stepsOfBlock), Columns(panel), Pitch(panel), stepsOfBlock);
        }
    }
}
