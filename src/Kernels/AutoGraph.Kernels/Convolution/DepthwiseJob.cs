using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Patches times filters where each channel has a filter of its own: a chunk is a range of rows of positions,
/// the vectors are channels.</summary>
internal readonly unsafe struct DepthwiseJob<TRegister, T> : IChunkJob
    where TRegister : unmanaged, IRegister<TRegister, T>
    where T : unmanaged
{
    /// <summary>Multiply-adds of a chunk at least.</summary>
    private const long ChunkWork = 100_000;

    private readonly PatchSpace patches;
    private readonly T* source;
    private readonly T* filters;
    private readonly T* target;
    private readonly int rows;

    public DepthwiseJob(in PatchSpace patches, T* source, T* filters, T* target)
    {
        this.patches = patches;
        this.source = source;
        this.filters = filters;
        this.target = target;
        var rowWork = (long)patches.Width.Positions * patches.Taps * patches.SourceChannels;
        rows = (int)Math.Clamp(ChunkWork / rowWork, 1, patches.Rows);
    }

    /// <summary>A function of the sizes.</summary>
    public int Chunks => GemmBlocking.Parts(patches.Rows, rows);

    public void Run(int chunk)
    {
        var end = Math.Min(patches.Rows, (chunk + 1) * rows);
        var taps = (DepthwiseTap*)ThreadMemory.OfAtLeast<DepthwiseTap>(patches.Taps * (nint)sizeof(DepthwiseTap));
        for (var row = chunk * rows; row < end; row++)
        {
            RunRow(row, taps);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRow(int row, DepthwiseTap* taps)
    {
        var position = row * patches.Width.Positions;
        var place = patches.Place(position);
        var (depths, heights) = (patches.Depth.InsideTaps(place.Z), patches.Height.InsideTaps(place.Y));
        var to = target + patches.TargetOffset(position) / sizeof(T);
        var toStep = patches.TargetStep / sizeof(T);
        var (known, count) = ((-1, -1), 0);
        for (; place.X < patches.Width.Positions; place.X++, to += toStep)
        {
            var widths = patches.Width.InsideTaps(place.X);
            if (known != widths)
            {
                count = Inside(depths, heights, widths, taps);
                known = widths;
            }

            RunPosition(source + patches.SourceIndex(place) * patches.SourceChannels, new(taps, count), to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunPosition(T* from, ReadOnlySpan<DepthwiseTap> taps, T* to)
    {
        nint channel = 0, channels = patches.SourceChannels;

        // Four sums at a time, since each waits for its last multiply-add.
        for (; channel <= channels - 4 * TRegister.Count; channel += 4 * TRegister.Count)
        {
            TRegister sum0 = TRegister.Number(0), sum1 = sum0, sum2 = sum0, sum3 = sum0;
            foreach (ref readonly var tap in taps)
            {
                var x = from + channel + tap.Source;
                var w = filters + channel + tap.Filter;
                sum0 = TRegister.Fma(TRegister.Load(x), TRegister.Load(w), sum0);
                sum1 = TRegister.Fma(TRegister.Load(x + TRegister.Count), TRegister.Load(w + TRegister.Count), sum1);
                x += 2 * TRegister.Count;
                w += 2 * TRegister.Count;
                sum2 = TRegister.Fma(TRegister.Load(x), TRegister.Load(w), sum2);
                sum3 = TRegister.Fma(TRegister.Load(x + TRegister.Count), TRegister.Load(w + TRegister.Count), sum3);
            }

            TRegister.Store(sum0, to + channel);
            TRegister.Store(sum1, to + channel + TRegister.Count);
            TRegister.Store(sum2, to + channel + 2 * TRegister.Count);
            TRegister.Store(sum3, to + channel + 3 * TRegister.Count);
        }

        for (; channel < channels; channel += TRegister.Count)
        {
            var (sum, left) = (TRegister.Number(0), channels - channel);
            foreach (ref readonly var tap in taps)
            {
                var x = Lines<TRegister, T>.Load(from + channel + tap.Source, left);
                sum = TRegister.Fma(x, Lines<TRegister, T>.Load(filters + channel + tap.Filter, left), sum);
            }

            Lines<TRegister, T>.Store(sum, to + channel, left);
        }
    }

    /// <summary>The taps inside the source, in row-major order.</summary>
    private int Inside(
        (int First, int End) depths, (int First, int End) heights, (int First, int End) widths, DepthwiseTap* taps)
    {
        var count = 0;
        for (var z = depths.First; z < depths.End; z++)
        {
            for (var y = heights.First; y < heights.End; y++)
            {
                for (var x = widths.First; x < widths.End; x++)
                {
                    taps[count++] = new DepthwiseTap(
                        patches.SourceStep(z, y, x) * patches.SourceChannels,
                        (nint)patches.WindowTap(z, y, x) * patches.SourceChannels);
                }
            }
        }

        return count;
    }
}
