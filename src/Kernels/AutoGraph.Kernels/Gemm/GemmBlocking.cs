namespace AutoGraph.Kernels;

/// <summary>How a product is cut and what is packed: a function of sizes and strides, never of the threads.</summary>
internal readonly struct GemmBlocking
{
    /// <summary>Below this many multiply-adds a product stays on its thread.</summary>
    private const long SerialWork = 100_000;

    /// <summary>Chunks are no smaller, so that handing one out costs little beside it.</summary>
    private const long ChunkWork = 200_000;

    /// <summary>A packed panel is so large at most: about the first-level cache, through which it comes tile by tile.
    /// </summary>
    private const int PanelBytes = 32 << 10;

    /// <summary>Steps of an operand read in place.</summary>
    private const int DirectSteps = 1024;

    /// <summary>An operand that stays in the second-level cache beside other things.</summary>
    private const long SecondLevelBytes = 640 << 10;

    /// <summary>An operand that stays in the first-level cache beside other things.</summary>
    private const long FirstLevelBytes = 16 << 10;

    /// <summary>Rows at most of a packed left block: bounds the memory, amortises packing the other side.</summary>
    private const int LeftRows = 4096;

    /// <summary>The same where a block of the result needs memory too.</summary>
    private const int NarrowRows = 512;

    /// <summary>Columns at most of a packed right block.</summary>
    private const int RightColumns = 2048;

    /// <summary>Tiles of one chunk below each other: they reuse a panel while it is in the first-level cache.</summary>
    private const int ChunkTiles = 16;

    /// <summary>Chunks wanted of a block, for an even share whatever the number of threads.</summary>
    private const int ChunksWanted = 32;

    public GemmBlocking(in GemmProblem problem, TileSet tiles)
    {
        var bytes = tiles.ElementBytes;
        var (m, n, k) = (problem.M, problem.N, problem.K);
        var leftInPlace = problem.Narrow is null && (problem.ARow == bytes || problem.AColumn == bytes);
        PackLeft = !leftInPlace || LeftPays(problem, (long)m * k * bytes, bytes);
        PackRight = !problem.RightPacked
            && (problem.Narrow is not null || !RightInPlace(tiles, n, problem.BColumn)
                || RightPays(m, k, (long)k * n * bytes, problem.BRow));
        PanelColumns = problem.RightPacked ? tiles.PackedColumns : tiles.PanelColumns(m);
        Form = PackLeft || problem.ARow == bytes ? LeftForm.UnitRows : LeftForm.UnitSteps;
        Steps = PackLeft || PackRight || problem.RightPacked ? PackedSteps(tiles, k) : EvenPart(k, DirectSteps);
        Rows = PackLeft ? EvenPart(m, problem.NarrowResult ? NarrowRows : LeftRows) : m;
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
        var tilesWanted = Math.Max(ChunkWork / tileWork, (long)rowTiles * panels / ChunksWanted + 1);
        TilesOfChunk = EvenPart(rowTiles, (int)Math.Min(ChunkTiles, tilesWanted));
        PanelsOfChunk = EvenPart(panels, (int)Math.Max(tilesWanted / TilesOfChunk, 1));
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
            || (m >= 32 && (bytes > SecondLevelBytes || rowBytes % 2048 == 0))
            || (m >= 16 && rowBytes % 4096 == 0 && k > 8);

    /// <summary>Steps of a block of packed panels.</summary>
    public static int PackedSteps(TileSet tiles, int k) => EvenPart(Math.Max(k, 1), PanelBytes / (tiles.PackedColumns * tiles.ElementBytes));

    /// <summary>How many parts of at most <paramref name="limit"/>.</summary>
    public static int Parts(int size, int limit) => (int)(((uint)size + (uint)limit - 1) / (uint)limit);

    /// <summary>The size of parts of at most <paramref name="limit"/> that are as even as can be.</summary>
    public static int EvenPart(int size, int limit) => Parts(size, Parts(size, limit));

    /// <summary>The next multiple of <paramref name="unit"/>.</summary>
    public static int RoundUp(int size, int unit) => Parts(size, unit) * unit;

    /// <summary>Rows in place are good unless they throw each other out of the cache or come from memory, and each is
    /// used often; columns in place, of which a tile uses a part of a line at a time, lose sooner.</summary>
    private static bool LeftPays(in GemmProblem problem, long bytes, int elementBytes)
    {
        var n = problem.M > 1 ? problem.N : 0;
        return problem.ARow == elementBytes
            ? n >= 256 || (n >= 128 && problem.AColumn % 2048 == 0)
            : (n >= 256 && problem.ARow % 4096 == 0) || (n >= 768 && bytes > 4 * SecondLevelBytes);
    }
}
