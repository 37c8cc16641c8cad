namespace AutoGraph.Kernels;

/// <summary>Computes a block of C tile by tile.</summary>
internal unsafe struct GemmTileJob : IChunkJob
{
    public GemmBlock Block;

    public readonly void Run(int chunk)
    {
        var (tileChunk, panelChunk) = Math.DivRem(chunk, Block.PanelChunks);
        var firstTile = tileChunk * Block.Blocking.TilesOfChunk;
        var endTile = Math.Min(Block.Rows.Count, firstTile + Block.Blocking.TilesOfChunk);
        var firstPanel = panelChunk * Block.Blocking.PanelsOfChunk;
        var endPanel = Math.Min(Block.Panels.Count, firstPanel + Block.Blocking.PanelsOfChunk);
        for (var panel = firstPanel; panel < endPanel; panel++)
        {
            RunPanel(panel, firstTile, endTile);
        }
    }

    /// <summary>All tiles of one panel, which stays in the first-level cache meanwhile.</summary>
    private readonly void RunPanel(int panel, int firstTile, int endTile)
    {
        ref readonly var problem = ref Block.Problem;
        var tiles = Block.Tiles;
        var bytes = tiles.ElementBytes;
        var (rowTiles, panels) = (Block.Rows, Block.Panels);
        var columns = panels.Columns(panel);
        var firstColumn = (nint)panel * Block.Blocking.PanelColumns * bytes;
        var packLeft = Block.Blocking.PackLeft;
        var inPanels = Block.Blocking.PackRight || problem.RightPacked;
        var b = inPanels ? Block.PackedRight + panels.Offset(panel, problem.K) : problem.B + firstColumn;
        var bStride = inPanels ? (nint)panels.Pitch(panel) * bytes : problem.BRow;
        var c = problem.C + firstColumn;
        var form = Block.Blocking.Form;
        for (var tile = firstTile; tile < endTile;)
        {
            var end = Math.Min(endTile, rowTiles.EndOfRun(tile));
            var row = rowTiles.FirstRow(tile);
            var rows = rowTiles.FirstRow(tile + 1) - row;
            var a = packLeft ? Block.LeftTile(row) : problem.A + row * problem.ARow;
            var aStride = packLeft ? rows * bytes : form == LeftForm.UnitRows ? problem.AColumn : problem.ARow;
            var aTile = rows * (packLeft ? (nint)problem.K * bytes : problem.ARow);
            tiles.Body(rows, columns, form)(
                problem.K, a, aStride, b, bStride, c + row * problem.CRow, problem.CRow, columns, problem.Accumulate,
                end - tile, aTile);
            tile = end;
        }
    }
}
