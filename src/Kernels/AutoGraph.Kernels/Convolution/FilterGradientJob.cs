namespace AutoGraph.Kernels;

/// <summary>Patches, turned, times the cotangents of the outputs: a chunk is a block of filter rows over a part of the
/// positions.</summary>
/// <remarks>
/// Small filters are summed in parts, each over some positions, which are put together in order at the end; large ones
/// have chunks enough in their rows. Both are functions of the sizes alone.
/// </remarks>
internal unsafe struct FilterGradientJob : IChunkJob
{
    /// <summary>Rows of the filters that a chunk gathers at most.</summary>
    private const int BlockRows = 320;

    /// <summary>Positions that are multiplied at once: the steps of a tile.</summary>
    private const int BlockPositions = 128;

    /// <summary>Chunks wanted, for an even share whatever the number of threads.</summary>
    private const int ChunksWanted = 16;

    /// <summary>Multiply-adds of a chunk at least.</summary>
    private const long ChunkWork = 200_000;

    /// <summary>Memory for parts at most.</summary>
    private const long PartsBytes = 8 << 20;

    private readonly PatchSpace patches;
    private readonly TileSet tiles;
    private readonly byte* source;
    private readonly byte* upstream;
    private readonly PartialSums sums;
    private readonly int rows;
    private readonly int rowBlocks;
    private readonly int positions;

    /// <param name="patches">The outputs as they gather from the inputs.</param>
    /// <param name="tiles">Of the element type.</param>
    /// <param name="source">The inputs.</param>
    /// <param name="upstream">The cotangents of the outputs.</param>
    /// <param name="gradient">The result.</param>
    public FilterGradientJob(in PatchSpace patches, TileSet tiles, byte* source, byte* upstream, byte* gradient)
    {
        (this.patches, this.tiles) = (patches, tiles);
        this.source = source;
        this.upstream = upstream;
        rows = GemmBlocking.EvenPart(patches.Steps, BlockRows);
        rowBlocks = GemmBlocking.Parts(patches.Steps, rows);
        var all = patches.Positions;
        long wanted = GemmBlocking.Parts(ChunksWanted, rowBlocks);
        wanted = Math.Min(wanted, all * patches.WorkOfPosition / rowBlocks / ChunkWork);
        var elements = (nint)patches.Steps * patches.TargetChannels;
        wanted = Math.Clamp(Math.Min(wanted, PartsBytes / (elements * tiles.ElementBytes)), 1, all);
        positions = GemmBlocking.Parts(all, (int)wanted);
        sums = new PartialSums(gradient, elements, tiles.ElementBytes, GemmBlocking.Parts(all, positions));
    }

    /// <summary>Of the parts of the positions.</summary>
    public readonly PartialSums Sums => sums;

    /// <summary>A function of the sizes.</summary>
    public readonly int Chunks => sums.Parts * rowBlocks;

    public readonly void Run(int chunk)
    {
        var (part, block) = Math.DivRem(chunk, rowBlocks);
        var row = block * rows;
        var taken = Math.Min(rows, patches.Steps - row);
        var end = Math.Min(patches.Positions, (part + 1) * positions);
        var pitch = Bytes.OddLines((nint)taken * tiles.ElementBytes);
        var columnsPacked = GemmBlocking.RoundUp(patches.Columns, tiles.Lanes);
        var memory = ThreadMemory.OfAtLeast<FilterGradientJob>(
            BlockPositions * (pitch + (nint)columnsPacked * tiles.ElementBytes));
        Span<PatchRun> runs = stackalloc PatchRun[patches.MaxRuns(taken)];
        for (var group = 0; group < patches.Groups; group++)
        {
            var found = patches.Runs(group, row, taken, runs);
            for (var first = part * positions; first < end; first += BlockPositions)
            {
                var count = Math.Min(BlockPositions, end - first);
                patches.Gather(source, first, count, runs[..found], memory, pitch);
                Multiply(
                    first, count, group, sums.Part(part) + row * RowBytes, taken, memory, pitch,
                    memory + BlockPositions * pitch, first > part * positions);
            }
        }
    }

    /// <summary>Bytes of one row of the filters: all output channels.</summary>
    private readonly nint RowBytes => (nint)patches.TargetChannels * tiles.ElementBytes;

    private readonly void Multiply(
        int first, int count, int group, byte* result, int taken, byte* panel, nint pitch, byte* packed,
        bool accumulate)
    {
        var width = tiles.PanelColumns(tiles.MaxRows);
        for (var column = 0; column < patches.Columns; column += width)
        {
            var columns = Math.Min(width, patches.Columns - column);
            var lanes = GemmBlocking.RoundUp(columns, tiles.Lanes);
            var offset = ((nint)group * patches.Columns + column) * tiles.ElementBytes;
            Packing.Pack(
                tiles.ElementBytes, upstream + first * RowBytes + offset, tiles.ElementBytes, RowBytes, packed,
                columns, lanes, count);
            tiles.Run(
                taken, columns, count, LeftForm.UnitRows, panel, pitch, packed, (nint)lanes * tiles.ElementBytes,
                result + offset, RowBytes, accumulate);
        }
    }
}
