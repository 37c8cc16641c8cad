namespace AutoGraph.Kernels;

/// <summary>Rows cut into tiles as even as can be, so that none is a thin rest: the taller ones first.</summary>
internal readonly struct RowTiles
{
    private readonly int _lowRows;
    private readonly int _taller;

    public RowTiles(int rows, int maxRows)
    {
        Count = GemmBlocking.Parts(rows, maxRows);
        (_lowRows, _taller) = Math.DivRem(rows, Count);
    }

    /// <summary>Tiles below each other.</summary>
    public int Count { get; }

    /// <summary>The first row of a tile; of the one behind the last, the number of rows.</summary>
    public int FirstRow(int tile) => tile * _lowRows + Math.Min(tile, _taller);

    /// <summary>The end of the run of equally high tiles that begins with a tile.</summary>
    public int EndOfRun(int tile) => tile < _taller ? _taller : Count;
}
