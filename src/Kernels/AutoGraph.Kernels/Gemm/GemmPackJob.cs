namespace AutoGraph.Kernels;

/// <summary>Copies the operands of a block into panels: first those of the right, then those of the left.</summary>
internal unsafe struct GemmPackJob : IChunkJob
{
    public GemmBlock Block;

    public readonly void Run(int chunk)
    {
        if (chunk < Block.RightPackChunks)
        {
            Block.Panels.Pack(chunk, Block.Problem, Block.PackedRight);
        }
        else
        {
            PackLeft((chunk - Block.RightPackChunks) * Block.TilesOfPackChunk);
        }
    }

    private readonly void PackLeft(int first)
    {
        ref readonly var problem = ref Block.Problem;
        var tiles = Block.Rows;
        var end = Math.Min(tiles.Count, first + Block.TilesOfPackChunk);
        for (var tile = first; tile < end; tile++)
        {
            var row = tiles.FirstRow(tile);
            var rows = tiles.FirstRow(tile + 1) - row;
            problem.Pack(
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
