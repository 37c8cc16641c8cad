namespace AutoGraph.Kernels;

/// <summary>The positions of a 3x3 window in tiles of two by two, each made of four by four elements of the
/// source.</summary>
/// <remarks>Tiles count through images, height and width. What hangs over the source counts as 0, what hangs over the
/// positions is no result.</remarks>
/// <param name="patches">A space that <see cref="Suits"/>.</param>
internal readonly unsafe struct WinogradTiles(in PatchSpace patches)
{
    /// <summary>Elements of a tile of the source: the products that take the place of 36.</summary>
    public const int Points = 16;

    /// <summary>Results of a tile.</summary>
    public const int Results = 4;

    /// <summary>Channels come in multiples of it: whole registers and tiles, however wide they are.</summary>
    private const int Grain = 16;

    /// <summary>With fewer tiles the filters take as long to transform as to use.</summary>
    private const int LeastTiles = 24;

    private readonly int down = GemmBlocking.Parts(patches.Height.Positions, 2);
    private readonly int across = GemmBlocking.Parts(patches.Width.Positions, 2);
    private readonly PatchSpace patches = patches;

    /// <summary>How many, in all images.</summary>
    public int Count => checked(patches.Batch * patches.Depth.Positions * down * across);

    /// <summary>Whether tiles take fewer multiply-adds than patches.</summary>
    public static bool Suits(in PatchSpace patches)
    {
        var tiles = new WinogradTiles(patches);
        return patches.Groups == 1
            && patches.SourceChannels % Grain == 0 && patches.TargetChannels % Grain == 0 && patches.SourceChannels > 0
            && patches.Depth.IsPlain && IsThreeWide(patches.Height) && IsThreeWide(patches.Width)
            && tiles.Count >= LeastTiles
            && tiles.Count * (long)Points * 4 <= patches.Positions * (long)patches.Taps * 3;
    }

    /// <summary>Where the elements of a tile of the source lie, in row-major order.</summary>
    /// <param name="tile">Which.</param>
    /// <param name="source">The first element.</param>
    /// <param name="outside">Zeros, for all channels.</param>
    /// <param name="places">Room for <see cref="Points"/> addresses.</param>
    public void Sources<T>(int tile, T* source, T* outside, T** places)
        where T : unmanaged
        => Places(
            tile, 4, patches.Height.Origin, patches.Width.Origin, patches.Height.Source, patches.Width.Source,
            patches.SourceChannels, source, outside, places);

    /// <summary>Where the results of a tile lie, in row-major order.</summary>
    /// <param name="tile">Which.</param>
    /// <param name="target">The first result.</param>
    /// <param name="outside">For what is no result, all channels.</param>
    /// <param name="places">Room for <see cref="Results"/> addresses.</param>
    public void Targets<T>(int tile, T* target, T* outside, T** places)
        where T : unmanaged
        => Places(
            tile, 2, 0, 0, patches.Height.Positions, patches.Width.Positions, patches.TargetChannels, target, outside,
            places);

    /// <summary>The size of parts of at most so many channels that are as even as can be.</summary>
    public static int EvenChannels(int channels, int limit)
        => GemmBlocking.RoundUp(GemmBlocking.EvenPart(channels, limit), Grain);

    private static bool IsThreeWide(in PatchAxis axis)
        => axis is { Taps: 3, PositionStep: 1, TapStep: 1, FillsTarget: true };

    private void Places<T>(
        int tile, int size, int top, int left, int height, int width, int channels, T* first, T* outside, T** places)
        where T : unmanaged
    {
        (tile, var x) = Math.DivRem(tile, across);
        (var image, var y) = Math.DivRem(tile, down);
        (y, x) = (top + 2 * y, left + 2 * x);
        for (var i = 0; i < size; i++)
        {
            var line = first + (((nint)image * height + y + i) * width + x) * channels;
            var isInside = (uint)(y + i) < (uint)height;
            for (var j = 0; j < size; j++)
            {
                *places++ = isInside && (uint)(x + j) < (uint)width ? line + (nint)j * channels : outside;
            }
        }
    }
}
