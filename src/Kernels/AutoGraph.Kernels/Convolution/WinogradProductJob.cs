using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>A convolution by 3x3 filters in tiles of two by two results: a chunk is a range of tiles.</summary>
/// <remarks>
/// A chunk transforms its tiles of the source, which then stay in the second-level cache, and for each panel of the
/// filters multiplies them, point by point of the transform, and transforms what has come out, which stays in the
/// first.</remarks>
internal readonly unsafe struct WinogradProductJob<TRegister, T> : IChunkJob
    where TRegister : unmanaged, IRegister<TRegister, T>
    where T : unmanaged
{
    /// <summary>Steps of a product at most: its part of a panel stays in the first-level cache.</summary>
    private const int BlockSteps = 320;

    /// <summary>The transformed source of a chunk stays in the second-level cache.</summary>
    private const int SourceBytes = 256 << 10;

    /// <summary>Tiles of a chunk at least, as far as caches go: they share what they read of the filters.</summary>
    private const int LeastTiles = 24;

    /// <summary>Tiles of a chunk at most, so that what comes out stays close to the first-level cache.</summary>
    private const int MostTiles = 36;

    /// <summary>Multiply-adds of a chunk at least, so that handing one out costs little beside it.</summary>
    private const long ChunkWork = 200_000;

    /// <summary>Chunks wanted, for an even share whatever the number of threads.</summary>
    private const int ChunksWanted = 16;

    private readonly WinogradTiles space;
    private readonly WinogradFilters<TRegister, T> filters;
    private readonly TileSet tiles;
    private readonly T* source;
    private readonly T* target;
    private readonly int sourceChannels;
    private readonly int targetChannels;
    private readonly int tilesOfChunk;

    public WinogradProductJob(
        in PatchSpace patches, in WinogradFilters<TRegister, T> filters, TileSet tiles, T* source, T* target)
    {
        space = new WinogradTiles(patches);
        (this.filters, this.tiles) = (filters, tiles);
        this.source = source;
        this.target = target;
        (sourceChannels, targetChannels) = (patches.SourceChannels, patches.TargetChannels);
        var tileBytes = (long)WinogradTiles.Points * sourceChannels * sizeof(T);
        var most = Math.Clamp(SourceBytes / tileBytes, LeastTiles, MostTiles);
        var work = (long)WinogradTiles.Points * sourceChannels * targetChannels;
        var least = Math.Max(ChunkWork / work, space.Count / ChunksWanted);
        tilesOfChunk = GemmBlocking.RoundUp((int)Math.Clamp(least, 1, most), tiles.MaxRows);
    }

    /// <summary>A function of the sizes.</summary>
    public int Chunks => GemmBlocking.Parts(space.Count, tilesOfChunk);

    private nint SourcePitch => Bytes.OddLines((nint)tilesOfChunk * sourceChannels * sizeof(T));

    private nint ResultPitch => Bytes.OddLines(tilesOfChunk * filters.StepBytes(0));

    public void Run(int chunk)
    {
        var first = chunk * tilesOfChunk;
        var count = Math.Min(tilesOfChunk, space.Count - first);
        var outsideBytes = (nint)Math.Max(sourceChannels, targetChannels) * sizeof(T);
        var memory = ThreadMemory.OfAtLeast<WinogradProductJob<TRegister, T>>(
            WinogradTiles.Points * (SourcePitch + ResultPitch) + outsideBytes
                + (nint)tilesOfChunk * WinogradTiles.Results * sizeof(T*));
        var results = memory + WinogradTiles.Points * SourcePitch;
        var outside = (T*)(results + WinogradTiles.Points * ResultPitch);
        var targets = (T**)((byte*)outside + outsideBytes);
        Gather(first, count, outside, memory, targets);
        for (var panel = 0; panel < filters.Panels; panel++)
        {
            for (var point = 0; point < WinogradTiles.Points; point++)
            {
                Multiply(count, panel, point, memory + point * SourcePitch, results + point * ResultPitch);
            }

            for (var tile = 0; tile < count; tile++)
            {
                WinogradTransforms<TRegister, T>.Results(
                    (T*)(results + tile * filters.StepBytes(panel)), ResultPitch / sizeof(T),
                    targets + tile * WinogradTiles.Results, panel * filters.PanelColumns, filters.Columns(panel));
            }
        }
    }

    private void Gather(int first, int count, T* outside, byte* transformed, T** targets)
    {
        NativeMemory.Clear(outside, (nuint)sourceChannels * (nuint)sizeof(T));
        var places = stackalloc T*[WinogradTiles.Points];
        for (var tile = 0; tile < count; tile++)
        {
            space.Sources(first + tile, source, outside, places);
            WinogradTransforms<TRegister, T>.Source(
                places, 0, sourceChannels, (T*)transformed + (nint)tile * sourceChannels, SourcePitch / sizeof(T));
            space.Targets(first + tile, target, outside, targets + tile * WinogradTiles.Results);
        }
    }

    private void Multiply(int count, int panel, int point, byte* left, byte* result)
    {
        var pitch = (nint)sourceChannels * sizeof(T);
        var stepBytes = filters.StepBytes(panel);
        var steps = GemmBlocking.EvenPart(sourceChannels, BlockSteps);
        for (var step = 0; step < sourceChannels; step += steps)
        {
            tiles.Run(
                count, filters.Columns(panel), Math.Min(steps, sourceChannels - step), LeftForm.UnitSteps,
                left + (nint)step * sizeof(T), pitch, filters.Panel(panel, point) + step * stepBytes, stepBytes, result,
                stepBytes, step > 0);
        }
    }
}
