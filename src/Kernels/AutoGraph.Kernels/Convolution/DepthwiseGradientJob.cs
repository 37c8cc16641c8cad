using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>Cotangents of filters where each channel has its own: a chunk sums over a part of the rows.</summary>
internal readonly unsafe struct DepthwiseGradientJob<TRegister, T> : IChunkJob
    where TRegister : unmanaged, IRegister<TRegister, T>
    where T : unmanaged
{
    /// <summary>Multiply-adds of a part at least.</summary>
    private const long PartWork = 100_000;

    /// <summary>Parts wanted, for an even share whatever the number of threads.</summary>
    private const int PartsWanted = 16;

    private readonly PatchSpace patches;
    private readonly T* source;
    private readonly T* upstream;
    private readonly PartialSums sums;
    private readonly int rows;

    /// <param name="patches">The outputs as they gather from the inputs.</param>
    /// <param name="source">The inputs.</param>
    /// <param name="upstream">The cotangents of the outputs.</param>
    /// <param name="gradient">The result.</param>
    public DepthwiseGradientJob(in PatchSpace patches, T* source, T* upstream, T* gradient)
    {
        this.patches = patches;
        this.source = source;
        this.upstream = upstream;
        var work = (long)patches.Positions * patches.Taps * patches.SourceChannels;
        var wanted = (int)Math.Clamp(work / PartWork, 1, Math.Min(PartsWanted, patches.Rows));
        rows = GemmBlocking.Parts(patches.Rows, wanted);
        var elements = (nint)patches.Taps * patches.SourceChannels;
        sums = new PartialSums((byte*)gradient, elements, sizeof(T), GemmBlocking.Parts(patches.Rows, rows));
    }

    /// <summary>Of the parts, which are the chunks.</summary>
    public PartialSums Sums => sums;

    public void Run(int chunk)
    {
        var to = (T*)sums.Part(chunk);
        NativeMemory.Clear(to, (nuint)sums.PartBytes);
        var end = Math.Min(patches.Rows, (chunk + 1) * rows);
        for (var row = chunk * rows; row < end; row++)
        {
            var place = patches.Place(row * patches.Width.Positions);
            var (depths, heights) = (patches.Depth.InsideTaps(place.Z), patches.Height.InsideTaps(place.Y));
            for (var z = depths.First; z < depths.End; z++)
            {
                for (var y = heights.First; y < heights.End; y++)
                {
                    for (var x = 0; x < patches.Width.Taps; x++)
                    {
                        RunTap(row, place, (z, y, x), to + (nint)patches.WindowTap(z, y, x) * patches.SourceChannels);
                    }
                }
            }
        }
    }

    /// <summary>Adds what a row of positions sees through one tap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunTap(int row, PatchPlace place, (int Z, int Y, int X) tap, T* sum)
    {
        nint channels = patches.SourceChannels, step = patches.Width.PositionStep * channels;
        var (first, end) = patches.Width.InsidePositions(tap.X);
        place.X = first;
        var from = source + (patches.SourceIndex(place) + patches.SourceStep(tap.Z, tap.Y, tap.X)) * channels;
        var cotangents = upstream + ((nint)row * patches.Width.Positions + first) * channels;
        nint channel = 0;

        // Four sums at a time, since each waits for its last multiply-add.
        for (; channel <= channels - 4 * TRegister.Count; channel += 4 * TRegister.Count)
        {
            AddFour(from + channel, step, cotangents + channel, channels, end - first, sum + channel);
        }

        for (; channel < channels; channel += TRegister.Count)
        {
            var left = channels - channel;
            var total = Lines<TRegister, T>.Load(sum + channel, left);
            var x = from + channel;
            var dy = cotangents + channel;
            for (var count = end - first; count > 0; count--, x += step, dy += channels)
            {
                total = TRegister.Fma(Lines<TRegister, T>.Load(x, left), Lines<TRegister, T>.Load(dy, left), total);
            }

            Lines<TRegister, T>.Store(total, sum + channel, left);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddFour(T* x, nint xStep, T* dy, nint dyStep, int count, T* sum)
    {
        var width = TRegister.Count;
        var (sum0, sum1) = (TRegister.Load(sum), TRegister.Load(sum + width));
        var (sum2, sum3) = (TRegister.Load(sum + 2 * width), TRegister.Load(sum + 3 * width));
        for (; count > 0; count--, x += xStep, dy += dyStep)
        {
            sum0 = TRegister.Fma(TRegister.Load(x), TRegister.Load(dy), sum0);
            sum1 = TRegister.Fma(TRegister.Load(x + width), TRegister.Load(dy + width), sum1);
            sum2 = TRegister.Fma(TRegister.Load(x + 2 * width), TRegister.Load(dy + 2 * width), sum2);
            sum3 = TRegister.Fma(TRegister.Load(x + 3 * width), TRegister.Load(dy + 3 * width), sum3);
        }

        TRegister.Store(sum0, sum);
        TRegister.Store(sum1, sum + width);
        TRegister.Store(sum2, sum + 2 * width);
        TRegister.Store(sum3, sum + 3 * width);
    }
}
