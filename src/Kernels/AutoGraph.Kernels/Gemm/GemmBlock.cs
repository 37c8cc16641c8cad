namespace AutoGraph.Kernels;

/// <summary>One block of a product, shared by the threads that pack and compute it.</summary>
/// <remarks>Packed left: row tile after row tile, each its steps x rows.</remarks>
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

    /// <summary>The columns of the block.</summary>
    public readonly RightPanels Panels
        => new(Problem.N, Problem.K, Blocking.PanelColumns, Problem.K, Tiles.Lanes, Tiles.ElementBytes);

    /// <summary>Row tiles that one packing chunk copies.</summary>
    public readonly int TilesOfPackChunk => Math.Max(1, PackChunkElements / (Problem.K * Tiles.MaxRows));

    /// <summary>Packing chunks of the right operand; they come first.</summary>
    public readonly int RightPackChunks => Blocking.PackRight ? Panels.Chunks : 0;

    /// <summary>All packing chunks.</summary>
    public readonly int PackChunks
        => RightPackChunks + (Blocking.PackLeft ? GemmBlocking.Parts(RowTiles, TilesOfPackChunk) : 0);

    /// <summary>Chunks of the computation.</summary>
    public readonly int TileChunks
        => GemmBlocking.Parts(RowTiles, Blocking.TilesOfChunk) * PanelChunks;

    /// <summary>Chunks beside each other.</summary>
    public readonly int PanelChunks => GemmBlocking.Parts(Panels.Count, Blocking.PanelsOfChunk);

    /// <summary>The first row of a tile; tiles are as even as can be, so that none is a thin rest.</summary>
    public readonly int FirstRow(int tile) => (int)((long)Problem.M * tile / RowTiles);

    /// <summary>Where the packed rows of a tile begin.</summary>
    public readonly byte* LeftTile(int firstRow) => PackedLeft + (nint)firstRow * Problem.K * Tiles.ElementBytes;
}
