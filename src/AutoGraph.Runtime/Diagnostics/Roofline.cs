using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AutoGraph.Kernels;

namespace AutoGraph.Diagnostics;

/// <summary>What the machine can do at best with its threads: multiply-adds, and bytes moved from each level of memory.
/// </summary>
/// <remarks>A cache-aware roofline: work whose bytes fit into a level may move them at the speed of that level (Ilic,
/// Pratas and Sousa 2014). Measured, since no table knows the machine at hand.</remarks>
internal sealed class Roofline
{
    private const int Repeats = 3;
    private const long LargestBytes = 64L << 20;

    /// <summary>Read and written together, by all threads.</summary>
    private static readonly long[] LevelBytes = [64L << 10, 1L << 20, 8L << 20, LargestBytes];

    private static readonly Lock Measuring = new();
    private static Roofline? last;

    private readonly double flopsPerSecond;
    private readonly double[] bytesPerSecond;

    private Roofline(int threads, double flopsPerSecond, double[] bytesPerSecond)
    {
        Threads = threads;
        this.flopsPerSecond = flopsPerSecond;
        this.bytesPerSecond = bytesPerSecond;
    }

    /// <summary>For the number of threads of the moment, measured when first asked for.</summary>
    public static Roofline OfMachine
    {
        get
        {
            lock (Measuring)
            {
                return last?.Threads == Workers.Threads ? last : last = Measure(Workers.Threads);
            }
        }
    }

    public int Threads { get; }

    /// <summary>The least time that work takes, by its arithmetic or by its bytes, whichever is more.</summary>
    public double LeastSeconds(Work work)
    {
        var wide = Math.Max(1, work.Element.Size() / sizeof(float));
        var level = Array.FindIndex(LevelBytes, bytes => work.Bytes <= bytes);
        return Math.Max(
            work.Flops * wide / flopsPerSecond, work.Bytes / (level < 0 ? bytesPerSecond[^1] : bytesPerSecond[level]));
    }

    /// <summary>As the last line of a profile.</summary>
    public override string ToString()
    {
        var levels = LevelBytes.Zip(bytesPerSecond).Select(level =>
            string.Create(CultureInfo.InvariantCulture, $"{level.Second / 1e9:F0} within {level.First >> 10} KiB"));
        return string.Create(CultureInfo.InvariantCulture, $"roofline of {Threads} thread{(Threads == 1 ? "" : "s")}: ")
            + string.Create(CultureInfo.InvariantCulture, $"{flopsPerSecond / 1e9:F0} GFLOP/s in float32, GB/s ")
            + string.Join(", ", levels);
    }

    private static unsafe Roofline Measure(int threads)
    {
        var arithmetic = new MultiplyAdds();
        var flops = threads * MultiplyAdds.FlopsOfChunk / BestSeconds(threads, ref arithmetic);
        var memory = (byte*)NativeMemory.AlignedAlloc((nuint)LargestBytes, 64);
        try
        {
            new Span<byte>(memory, (int)LargestBytes).Fill(1);
            var levels = LevelBytes.Select(bytes =>
            {
                var copies = new Copies(memory, bytes / 2 / threads, Math.Max(1, (int)(LargestBytes / 2 / bytes)));
                return bytes / 2 / threads * 2 * threads * copies.Times / BestSeconds(threads, ref copies);
            });
            return new Roofline(threads, flops, [.. levels]);
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    private static double BestSeconds<TJob>(int threads, ref TJob job)
        where TJob : struct, IChunkJob
    {
        var best = double.MaxValue;
        for (var i = 0; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Workers.Run(threads, ref job);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    /// <summary>Each thread copies a piece of its own.</summary>
    private readonly unsafe struct Copies(byte* memory, long bytes, int times) : IChunkJob
    {
        public int Times => times;

        public void Run(int chunk)
        {
            var from = memory + (chunk * 2 * bytes);
            for (var i = 0; i < times; i++)
            {
                Buffer.MemoryCopy(from, from + bytes, bytes, bytes);
            }
        }
    }

    /// <summary>Ten chains of multiply-adds, more than latency times units asks for, in the widest registers.</summary>
    private readonly struct MultiplyAdds : IChunkJob
    {
        private const int Rounds = 200_000;
        private const int Chains = 10;

        public static double FlopsOfChunk => 2.0 * Rounds * Chains * Lanes;

        private static int Lanes => Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector<float>.Count;

        public void Run(int chunk)
        {
            // Something must read the sum, or it is never computed.
            if (float.IsNaN(Vector512.IsHardwareAccelerated ? Wide(0.5f) : Narrow(0.5f)))
            {
                throw new InvalidOperationException("0.5 x + 0.5 has no NaN.");
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static float Narrow(float half)
        {
            var x = new Vector<float>(half);
            Vector<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x;
            for (var round = 0; round < Rounds; round++)
            {
                a = Vector.MultiplyAddEstimate(a, x, x);
                b = Vector.MultiplyAddEstimate(b, x, x);
                c = Vector.MultiplyAddEstimate(c, x, x);
                d = Vector.MultiplyAddEstimate(d, x, x);
                e = Vector.MultiplyAddEstimate(e, x, x);
                f = Vector.MultiplyAddEstimate(f, x, x);
                g = Vector.MultiplyAddEstimate(g, x, x);
                h = Vector.MultiplyAddEstimate(h, x, x);
                i = Vector.MultiplyAddEstimate(i, x, x);
                j = Vector.MultiplyAddEstimate(j, x, x);
            }

            return Vector.Sum(a + b + c + d + e + f + g + h + i + j);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static float Wide(float half)
        {
            var x = Vector512.Create(half);
            Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x;
            for (var round = 0; round < Rounds; round++)
            {
                a = Vector512.MultiplyAddEstimate(a, x, x);
                b = Vector512.MultiplyAddEstimate(b, x, x);
                c = Vector512.MultiplyAddEstimate(c, x, x);
                d = Vector512.MultiplyAddEstimate(d, x, x);
                e = Vector512.MultiplyAddEstimate(e, x, x);
                f = Vector512.MultiplyAddEstimate(f, x, x);
                g = Vector512.MultiplyAddEstimate(g, x, x);
                h = Vector512.MultiplyAddEstimate(h, x, x);
                i = Vector512.MultiplyAddEstimate(i, x, x);
                j = Vector512.MultiplyAddEstimate(j, x, x);
            }

            return Vector512.Sum(a + b + c + d + e + f + g + h + i + j);
        }
    }
}
