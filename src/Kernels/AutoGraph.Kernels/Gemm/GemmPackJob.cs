namespace AutoGraph.Kernels;

/// <summary>Copies the operands of a block into panels: first those of the right, then those of the left.</summary>
internal unsafe struct GemmPackJob : IChunkJob
{
    public GemmBlock Block;

    public readonly void Run(int chunk)
    {
        if (chunk < Block.RightPackChunks)
        {
            PackRight(chunk * Block.PanelsOfPackChunk);
        }
        else
        {
            PackLeft((chunk - Block.RightPackChunks) * Block.TilesOfPackChunk);
        }
    }

    private readonly void PackRight(int first)
    {
        ref readonly var problem = ref Block.Problem;
        var tiles = Block.Tiles;
        var end = Math.Min(Block.Panels, first + Block.PanelsOfPackChunk);
        for (var panel = first; panel < end; panel++)
        {
            Packing.Pack(
                tiles.ElementBytes,
                problem.B + (nint)panel * Block.Blocking.PanelColumns * problem.BColumn,
                problem.BColumn,
                problem.BRow,
                Block.RightPanel(panel),
                Block.PanelColumns(panel),
                Block.PanelPitch(panel),
                problem.K);
        }
    }

    private readonly void PackLeft(int first)
    {
        ref readonly var problem = ref Block.Problem;
        var end = Math.Min(Block.RowTiles, first + Block.TilesOfPackChunk);
        for (var tile = first; tile < end; tile++)
        {
            var row = Block.FirstRow(tile);
            var rows = Block.FirstRow(tile + 1) - row;
            Packing.Pack(
                Block.Tiles.ElementBytes,
                problem.A + row * problem.ARow,
                problem.ARow,
                problem.AColumn,
                Block.LeftTile(row),
                rows,
                rows,
                problem.K);
        }
    }
}
