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

    /// <summary>The rows of the block.</summary>
    public RowTiles Rows;

    /// <summary>The columns of the block.</summary>
    public RightPanels Panels;

    /// <summary>Row tiles that one packing chunk copies.</summary>
    public readonly int TilesOfPackChunk => Math.Max(1, PackChunkElements / (Problem.K * Tiles.MaxRows));

    /// <summary>Packing chunks of the right operand; they come first.</summary>
    public readonly int RightPackChunks => Blocking.PackRight ? Panels.Chunks : 0;

    /// <summary>All packing chunks.</summary>
    public readonly int PackChunks
        => RightPackChunks + (Blocking.PackLeft ? GemmBlocking.Parts(Rows.Count, TilesOfPackChunk) : 0);

    /// <summary>Chunks of the computation.</summary>
    public readonly int TileChunks
        => GemmBlocking.Parts(Rows.Count, Blocking.TilesOfChunk) * PanelChunks;

    /// <summary>Chunks beside each other.</summary>
    public readonly int PanelChunks => GemmBlocking.Parts(Panels.Count, Blocking.PanelsOfChunk);

    /// <summary>Where the packed rows of a tile begin.</summary>
    public readonly byte* LeftTile(int firstRow) => PackedLeft + (nint)firstRow * Problem.K * Tiles.ElementBytes;
}
