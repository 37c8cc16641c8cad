namespace AutoGraph.Kernels;

/// <summary>One block of a product, shared by the threads that pack and compute it.</summary>
/// <remarks>
/// Packed right: panel after panel, each its steps x columns, the last one's pitch rounded up to whole vectors.
/// Packed left: row tile after row tile, each its steps x rows.
/// </remarks>
internal unsafe struct GemmBlock
{
    /// <summary>Elements that one packing chunk copies, about.</summary>
    private const int PackChunkElements = 1 << 13;

    public GemmProblem Problem;
    public GemmBlocking Blocking;
    public TileSet Tiles;
    public byte* PackedLeft;
    public byte* PackedRight;

    /// <summary>Row tiles of the block.</summary>
    public readonly int RowTiles => GemmBlocking.Parts(Problem.M, Tiles.MaxRows);

    /// <summary>Column panels of the block.</summary>
    public readonly int Panels => GemmBlocking.Parts(Problem.N, Blocking.PanelColumns);

    /// <summary>Panels that one packing chunk copies.</summary>
    public readonly int PanelsOfPackChunk => Math.Max(1, PackChunkElements / (Problem.K * Blocking.PanelColumns));

    /// <summary>Row tiles that one packing chunk copies.</summary>
    public readonly int TilesOfPackChunk => Math.Max(1, PackChunkElements / (Problem.K * Tiles.MaxRows));

    /// <summary>Packing chunks of the right operand; they come first.</summary>
    public readonly int RightPackChunks
        => Blocking.PackRight ? GemmBlocking.Parts(Panels, PanelsOfPackChunk) : 0;

    /// <summary>All packing chunks.</summary>
    public readonly int PackChunks
        => RightPackChunks + (Blocking.PackLeft ? GemmBlocking.Parts(RowTiles, TilesOfPackChunk) : 0);

    /// <summary>Chunks of the computation.</summary>
    public readonly int TileChunks
        => GemmBlocking.Parts(RowTiles, Blocking.TilesOfChunk) * PanelChunks;

    /// <summary>Chunks beside each other.</summary>
    public readonly int PanelChunks => GemmBlocking.Parts(Panels, Blocking.PanelsOfChunk);

    /// <summary>Memory for the packed right operand of a full block.</summary>
    public static nint PackedRightBytes(in GemmBlocking blocking, TileSet tiles)
        => (nint)GemmBlocking.RoundUp(blocking.Columns, blocking.PanelColumns) * blocking.Steps * tiles.ElementBytes;

    /// <summary>The first row of a tile; tiles are as even as can be, so that none is a thin rest.</summary>
    public readonly int FirstRow(int tile) => (int)((long)Problem.M * tile / RowTiles);

    /// <summary>Where the packed rows of a tile begin.</summary>
    public readonly byte* LeftTile(int firstRow) => PackedLeft + (nint)firstRow * Problem.K * Tiles.ElementBytes;

    /// <summary>Where a packed panel begins; only the last one is narrower.</summary>
    public readonly byte* RightPanel(int panel)
        => PackedRight + (nint)panel * Blocking.PanelColumns * Problem.K * Tiles.ElementBytes;

    /// <summary>Columns of a panel.</summary>
    public readonly int PanelColumns(int panel)
        => Math.Min(Blocking.PanelColumns, Problem.N - panel * Blocking.PanelColumns);

    /// <summary>Columns of a packed panel with the filling.</summary>
    public readonly int PanelPitch(int panel) => GemmBlocking.RoundUp(PanelColumns(panel), Tiles.Lanes);
}
