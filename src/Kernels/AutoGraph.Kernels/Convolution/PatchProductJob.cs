namespace AutoGraph.Kernels;

/// <summary>Patches times filters: a chunk is a range of positions.</summary>
/// <remarks>
/// A chunk gathers its patches, a block of steps at a time, into a panel that stays in the second-level cache, and
/// multiplies it with the filters' panels, of which a block stays in the first. This is the product over patches of
/// Chetlur et al., "cuDNN: Efficient Primitives for Deep Learning" (2014), on the tiles of <see cref="Gemm"/>.
/// </remarks>
internal unsafe struct PatchProductJob : IChunkJob
{
    /// <summary>Steps of a block at most: its part of a filter panel fills about half of the first-level cache.
    /// </summary>
    private const int BlockSteps = 320;

    /// <summary>A panel of patches stays in the second-level cache beside filters and results.</summary>
    private const int PanelBytes = 128 << 10;

    /// <summary>Multiply-adds of a chunk at least, so that handing one out costs little beside it.</summary>
    private const long ChunkWork = 200_000;

    /// <summary>Chunks wanted, for an even share whatever the number of threads.</summary>
    private const int ChunksWanted = 16;

    private readonly PatchSpace patches;
    private readonly FilterPanels filters;
    private readonly TileSet tiles;
    private readonly byte* source;
    private readonly byte* target;
    private readonly int steps;
    private readonly int positions;

    public PatchProductJob(in PatchSpace patches, in FilterPanels filters, TileSet tiles, byte* source, byte* target)
    {
        (this.patches, this.filters, this.tiles) = (patches, filters, tiles);
        this.source = source;
        this.target = target;
        steps = GemmBlocking.EvenPart(patches.Steps, BlockSteps);
        var all = patches.Positions;
        var least = Math.Max(ChunkWork / patches.WorkOfPosition, all / ChunksWanted);
        var most = PanelBytes / (steps * tiles.ElementBytes);
        positions = GemmBlocking.RoundUp((int)Math.Clamp(least, 1, Math.Max(most, 1)), tiles.MaxRows);
        Chunks = GemmBlocking.Parts(all, positions);
    }

    /// <summary>A function of the sizes.</summary>
    public int Chunks { get; }

    public readonly void Run(int chunk)
    {
        var first = chunk * positions;
        var count = Math.Min(positions, patches.Positions - first);
        var pitch = (nint)steps * tiles.ElementBytes;
        var panel = ThreadMemory.OfAtLeast<PatchProductJob>(positions * pitch);
        Span<PatchRun> runs = stackalloc PatchRun[patches.MaxRuns(steps)];
        for (var group = 0; group < patches.Groups; group++)
        {
            for (var step = 0; step < patches.Steps; step += steps)
            {
                var taken = Math.Min(steps, patches.Steps - step);
                var found = patches.Runs(group, step, taken, runs);
                patches.Gather(source, first, count, runs[..found], panel, pitch);
                Multiply(first, count, group, step, taken, panel, pitch);
            }
        }
    }

    /// <summary>Panel by panel of the filters, all positions for each.</summary>
    private readonly void Multiply(
        int first, int count, int group, int step, int taken, byte* panel, nint pitch)
    {
        for (var part = 0; part < filters.Panels; part++)
        {
            var stepBytes = filters.StepBytes(part);
            var column = group * patches.Columns + part * filters.PanelColumns;
            RunTiles(
                first, count, panel, pitch, filters.Panel(group, part) + step * stepBytes, stepBytes,
                target + (nint)column * tiles.ElementBytes, filters.Columns(part), taken, step > 0);
        }
    }

    private readonly void RunTiles(
        int first, int count, byte* left, nint pitch, byte* right, nint rightStep, byte* result, int columns,
        int taken, bool accumulate)
    {
        var cStride = patches.TargetStep;
        for (var done = 0; done < count;)
        {
            var line = Math.Min(count - done, patches.Line(first + done));
            var c = result + patches.TargetOffset(first + done);
            tiles.Run(
                line, columns, taken, LeftForm.UnitSteps, left, pitch, right, rightStep, c, cStride, accumulate);
            left += line * pitch;
            done += line;
        }
    }
}
