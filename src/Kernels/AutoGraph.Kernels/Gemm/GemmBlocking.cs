namespace AutoGraph.Kernels;

/// <summary>How a product is cut and what is packed: a function of sizes and strides, never of the threads.</summary>
internal readonly struct GemmBlocking
{
    /// <summary>Below this many multiply-adds a product stays on its thread.</summary>
    private const long SerialWork = 100_000;

    /// <summary>Chunks are no smaller, so that handing one out costs little beside it.</summary>
    private const long ChunkWork = 200_000;

    /// <summary>Steps of a packed panel: 32 KiB of the right operand stay in the first-level cache.</summary>
    private const int PackedStepsLimit = 256;

    /// <summary>Steps of an operand read in place.</summary>
    private const int DirectSteps = 1024;

    /// <summary>An operand that stays in the second-level cache beside other things.</summary>
    private const long SecondLevelBytes = 640 << 10;

    /// <summary>An operand that stays in the first-level cache beside other things.</summary>
    private const long FirstLevelBytes = 16 << 10;

    /// <summary>Rows at most of a packed left block: bounds the memory, amortises packing the other side.</summary>
    private const int LeftRows = 4096;

    /// <summary>Columns at most of a packed right block.</summary>
    private const int RightColumns = 2048;

    /// <summary>Tiles of one chunk below each other: they reuse a panel while it is in the first-level cache.</summary>
    private const int ChunkTiles = 16;

    /// <summary>Chunks wanted of a block, for an even share whatever the number of threads.</summary>
    private const int ChunksWanted = 16;

    public GemmBlocking(in GemmProblem problem, TileSet tiles)
    {
        var bytes = tiles.ElementBytes;
        var (m, n, k) = (problem.M, problem.N, problem.K);
        var leftInPlace = problem.ARow == bytes || problem.AColumn == bytes;
        PackLeft = !leftInPlace || LeftPays(problem, (long)m * k * bytes, bytes);
        PackRight = !problem.RightPacked
            && (!RightInPlace(tiles, n, problem.BColumn) || RightPays(m, k, (long)k * n * bytes, problem.BRow));
        PanelColumns = problem.RightPacked ? tiles.PackedColumns : tiles.PanelColumns(m);
        Form = PackLeft || problem.ARow == bytes ? LeftForm.UnitRows : LeftForm.UnitSteps;
        Steps = PackLeft || PackRight || problem.RightPacked ? PackedSteps(k) : EvenPart(k, DirectSteps);
        Rows = PackLeft ? EvenPart(m, LeftRows) : m;
        Columns = PackRight ? RoundUp(EvenPart(n, RightColumns), PanelColumns) : n;
        Serial = problem.Work < SerialWork;

        var rowTiles = Parts(Rows, tiles.MaxRows);
        var panels = Parts(Columns, PanelColumns);
        if (Serial)
        {
            (TilesOfChunk, PanelsOfChunk) = (rowTiles, panels);
            return;
        }

        var tileWork = (long)tiles.MaxRows * PanelColumns * Steps;
        var tilesWanted = Math.Max(ChunkWork / tileWork, (long)rowTiles * panels / ChunksWanted) + 1;
        TilesOfChunk = (int)Math.Min(EvenPart(rowTiles, ChunkTiles), tilesWanted);
        PanelsOfChunk = (int)Math.Clamp(tilesWanted / TilesOfChunk, 1, panels);
    }

    /// <summary>The left operand is copied into panels first.</summary>
    public bool PackLeft { get; }

    /// <summary>The right operand is copied into panels first.</summary>
    public bool PackRight { get; }

    /// <summary>How tiles find the left operand, after packing if there is any.</summary>
    public LeftForm Form { get; }

    /// <summary>Columns of a panel; the last may have fewer.</summary>
    public int PanelColumns { get; }

    /// <summary>Steps of k of one block.</summary>
    public int Steps { get; }

    /// <summary>Rows of one block.</summary>
    public int Rows { get; }

    /// <summary>Columns of one block, a multiple of the panel unless it is all of them.</summary>
    public int Columns { get; }

    /// <summary>Too little work to share.</summary>
    public bool Serial { get; }

    /// <summary>Tiles below each other in one chunk.</summary>
    public int TilesOfChunk { get; }

    /// <summary>Panels beside each other in one chunk.</summary>
    public int PanelsOfChunk { get; }

    /// <summary>Whether tiles can read a right operand where it lies.</summary>
    public static bool RightInPlace(TileSet tiles, int n, nint columnBytes)
        => columnBytes == tiles.ElementBytes && (tiles.CanMask || n % tiles.Lanes == 0);

    /// <summary>A panel that is walked through many times had better lie in one piece.</summary>
    public static bool RightPays(long m, int k, long bytes, nint rowBytes)
        => (m >= 192 && bytes > FirstLevelBytes)
            || (m >= 96 && (bytes > SecondLevelBytes || rowBytes % 2048 == 0))
            || (m >= 16 && rowBytes % 4096 == 0 && k > 8);

    /// <summary>Steps of a block of packed panels.</summary>
    public static int PackedSteps(int k) => EvenPart(Math.Max(k, 1), PackedStepsLimit);

    /// <summary>How many parts of at most <paramref name="limit"/>.</summary>
    public static int Parts(int size, int limit) => (int)(((long)size + limit - 1) / limit);

    /// <summary>The size of parts of at most <paramref name="limit"/> that are as even as can be.</summary>
    public static int EvenPart(int size, int limit) => Parts(size, Parts(size, limit));

    /// <summary>The next multiple of <paramref name="unit"/>.</summary>
    public static int RoundUp(int size, int unit) => Parts(size, unit) * unit;

    /// <summary>Reading rows in place is good unless they throw each other out of the cache or come from memory, and
    /// each is used often.</summary>
    private static bool LeftPays(in GemmProblem problem, long bytes, int elementBytes)
    {
        var stride = problem.ARow == elementBytes ? problem.AColumn : problem.ARow;
        return (problem.N >= 256 && stride % 4096 == 0 && problem.M > 1)
            || (problem.N >= 768 && bytes > 4 * SecondLevelBytes);
    }
}
