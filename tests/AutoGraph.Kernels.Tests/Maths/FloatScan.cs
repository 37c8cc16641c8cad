using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels.Tests.Maths;

/// <summary>The worst error of a function over many floats, taken by their bits.</summary>
internal static class FloatScan
{
    private const int ChunkBits = 20;

    /// <summary>Every one of the 2³² floats, on all processors: left to itself the thread pool takes chunks of a second
    /// for threads that wait, and adds ever more of them.</summary>
    public static WorstError All(MathFunction function)
    {
        var worst = new WorstError[1 << (32 - ChunkBits)];
        var all = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(
            0, worst.Length, all, chunk => worst[chunk] = Of(function, (uint)chunk << ChunkBits, 1 << ChunkBits, 1));
        return worst.Aggregate(WorstError.Greater);
    }

    /// <summary>One float in every <paramref name="step"/>, whatever their sign and exponent.</summary>
    public static WorstError Spread(MathFunction function, uint step)
        => Of(function, 0, (int)((1L << 32) / step), step);

    /// <summary>The floats on both sides of a point and of its opposite.</summary>
    public static WorstError Around(MathFunction function, double point, int count)
    {
        uint bits = BitConverter.SingleToUInt32Bits((float)point);
        return WorstError.Greater(
            Of(function, bits - (uint)count, 2 * count, 1),
            Of(function, (bits ^ 0x80000000) - (uint)count, 2 * count, 1));
    }

    private static WorstError Of(MathFunction function, uint first, int count, uint step)
    {
        var worst = default(WorstError);
        var lanes = Vector256<uint>.Indices * step;
        Span<float> arguments = stackalloc float[Vector256<float>.Count];
        Span<float> results = stackalloc float[Vector256<float>.Count];
        for (int i = 0; i < count; i += Vector256<float>.Count)
        {
            var x = (Vector256.Create(first + (uint)i * step) + lanes).AsSingle();
            x.CopyTo(arguments);
            function.Vector(x).CopyTo(results);
            for (int lane = 0; lane < results.Length; lane++)
            {
                double error = Math.Abs(results[lane]) > function.Largest ? double.PositiveInfinity
                    : Ulp.Error(results[lane], function.Exact(arguments[lane]));
                if (error > worst.Ulps)
                {
                    worst = new(error, arguments[lane], results[lane]);
                }
            }
        }

        return worst;
    }
}

/// <summary>The largest error found, in units in the last place, and where.</summary>
internal readonly record struct WorstError(double Ulps, float Argument, float Result)
{
    public static WorstError Greater(WorstError left, WorstError right) => left.Ulps >= right.Ulps ? left : right;

    public override string ToString() => $"{Ulps:F3} ulp at {Argument:R}, which gave {Result:R}";
}
