using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>Cotangents of 3x3 filters from tiles of two by two cotangents of the outputs: a chunk is a block of the
/// filters' channels over a part of the tiles.</summary>
/// <remarks>A chunk sums products of transformed tiles, point by point, and transforms the sums at its end. The parts
/// are put together in order; all are functions of the sizes alone.</remarks>
internal readonly unsafe struct WinogradGradientJob<TRegister, T> : IChunkJob
    where TRegister : unmanaged, IRegister<TRegister, T>
    where T : unmanaged
{
    /// <summary>Channels of a block at most, on both sides: the sums stay in the second-level cache.</summary>
    private const int BlockChannels = 64;

    /// <summary>Memory for transformed tiles, which stay in the second-level cache, too.</summary>
    private const int TilesBytes = 384 << 10;

    /// <summary>Multiply-adds of a chunk at least.</summary>
    private const long ChunkWork = 400_000;

    /// <summary>Chunks wanted, for an even share whatever the number of threads.</summary>
    private const int ChunksWanted = 16;

    /// <summary>Memory for parts at most.</summary>
    private const long PartsBytes = 8 << 20;

    private readonly WinogradTiles space;
    private readonly TileSet tiles;
    private readonly T* source;
    private readonly T* upstream;
    private readonly PartialSums sums;
    private readonly int sourceChannels;
    private readonly int targetChannels;
    private readonly int rows;
    private readonly int columns;
    private readonly int tilesOfPart;
    private readonly int tilesOfBlock;

    /// <param name="patches">The outputs as they gather from the inputs.</param>
    /// <param name="tiles">Of the element type.</param>
    /// <param name="source">The inputs.</param>
    /// <param name="upstream">The cotangents of the outputs.</param>
    /// <param name="gradient">The result.</param>
    public WinogradGradientJob(in PatchSpace patches, TileSet tiles, T* source, T* upstream, T* gradient)
    {
        space = new WinogradTiles(patches);
        this.tiles = tiles;
        this.source = source;
        this.upstream = upstream;
        (sourceChannels, targetChannels) = (patches.SourceChannels, patches.TargetChannels);
        rows = WinogradTiles.EvenChannels(sourceChannels, BlockChannels);
        columns = WinogradTiles.EvenChannels(targetChannels, BlockChannels);
        tilesOfBlock = (int)(TilesBytes / ((long)WinogradTiles.Points * (rows + columns) * sizeof(T)));
        var blocks = RowBlocks * ColumnBlocks;
        var elements = (nint)patches.Steps * targetChannels;
        long wanted = GemmBlocking.Parts(ChunksWanted, blocks);
        wanted = Math.Min(wanted, space.Count * (long)WinogradTiles.Points * rows * columns / ChunkWork);
        wanted = Math.Clamp(Math.Min(wanted, PartsBytes / (elements * sizeof(T))), 1, space.Count);
        tilesOfPart = GemmBlocking.Parts(space.Count, (int)wanted);
        sums = new PartialSums(
            (byte*)gradient, elements, sizeof(T), GemmBlocking.Parts(space.Count, tilesOfPart));
    }

    /// <summary>Of the parts of the tiles.</summary>
    public PartialSums Sums => sums;

    /// <summary>A function of the sizes.</summary>
    public int Chunks => sums.Parts * RowBlocks * ColumnBlocks;

    private int RowBlocks => GemmBlocking.Parts(sourceChannels, rows);

    private int ColumnBlocks => GemmBlocking.Parts(targetChannels, columns);

    private nint SourcePitch => Bytes.OddLines((nint)tilesOfBlock * rows * sizeof(T));

    private nint UpstreamPitch => Bytes.OddLines((nint)tilesOfBlock * columns * sizeof(T));

    private nint SumPitch => Bytes.OddLines((nint)rows * columns * sizeof(T));

    public void Run(int chunk)
    {
        (chunk, var columnBlock) = Math.DivRem(chunk, ColumnBlocks);
        var (part, rowBlock) = Math.DivRem(chunk, RowBlocks);
        var (row, column) = (rowBlock * rows, columnBlock * columns);
        var taken = (Rows: Math.Min(rows, sourceChannels - row), Columns: Math.Min(columns, targetChannels - column));
        var outsideBytes = (nint)Math.Max(sourceChannels, targetChannels) * sizeof(T);
        var sum = ThreadMemory.OfAtLeast<WinogradGradientJob<TRegister, T>>(
            WinogradTiles.Points * (SumPitch + SourcePitch + UpstreamPitch) + outsideBytes);
        var left = sum + WinogradTiles.Points * SumPitch;
        var right = left + WinogradTiles.Points * SourcePitch;
        var outside = right + WinogradTiles.Points * UpstreamPitch;
        NativeMemory.Clear(outside, (nuint)outsideBytes);
        var (start, end) = (part * tilesOfPart, Math.Min(space.Count, (part + 1) * tilesOfPart));
        for (var first = start; first < end; first += tilesOfBlock)
        {
            var count = Math.Min(tilesOfBlock, end - first);
            Gather(first, count, row, column, taken, (T*)outside, (T*)left, (T*)right);
            for (var point = 0; point < WinogradTiles.Points; point++)
            {
                Multiply(
                    count, taken, left + point * SourcePitch, right + point * UpstreamPitch, sum + point * SumPitch,
                    first > start);
            }
        }

        Store((T*)sum, (T*)sums.Part(part) + (nint)row * targetChannels + column, taken);
    }

    private void Gather(
        int first, int count, int row, int column, (int Rows, int Columns) taken, T* outside, T* left, T* right)
    {
        var places = stackalloc T*[WinogradTiles.Points];
        for (var tile = 0; tile < count; tile++, left += taken.Rows, right += taken.Columns)
        {
            space.Sources(first + tile, source, outside, places);
            WinogradTransforms<TRegister, T>.Source(places, row, taken.Rows, left, SourcePitch / sizeof(T));
            space.Targets(first + tile, upstream, outside, places);
            WinogradTransforms<TRegister, T>.Upstream(
                places, column, taken.Columns, right, UpstreamPitch / sizeof(T));
        }
    }

    private void Multiply(
        int count, (int Rows, int Columns) taken, byte* left, byte* right, byte* sum, bool accumulate)
    {
        var width = tiles.PanelColumns(tiles.MaxRows);
        nint leftStep = (nint)taken.Rows * sizeof(T), rightStep = (nint)taken.Columns * sizeof(T);
        for (var column = 0; column < taken.Columns; column += width)
        {
            tiles.Run(
                taken.Rows, Math.Min(width, taken.Columns - column), count, LeftForm.UnitRows, left, leftStep,
                right + (nint)column * sizeof(T), rightStep, sum + (nint)column * sizeof(T), rightStep, accumulate);
        }
    }

    private void Store(T* sum, T* gradient, (int Rows, int Columns) taken)
    {
        for (var row = 0; row < taken.Rows; row++, sum += taken.Columns, gradient += targetChannels)
        {
            WinogradTransforms<TRegister, T>.FilterGradient(
                sum, SumPitch / sizeof(T), taken.Columns, gradient, (nint)sourceChannels * targetChannels);
        }
    }
}
