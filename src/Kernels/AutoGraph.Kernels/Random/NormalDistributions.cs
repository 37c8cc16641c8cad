using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>Normal numbers from pairs of words.</summary>
internal readonly unsafe struct NormalSingle : IDistribution
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert(uint* words, int count)
    {
        for (var i = 0; i < count; i += 2 * Vector256<uint>.Count)
        {
            var first = (ulong*)(words + i);
            var second = first + Vector256<ulong>.Count;
            var (pairs0, pairs1) = (Vector256.Load(first), Vector256.Load(second));
            var (cosines, sines) = Pair(Vector256.Narrow(pairs0, pairs1), Vector256.Narrow(pairs0 >> 32, pairs1 >> 32));
            var (cosines0, cosines1) = Vector256.Widen(cosines.AsUInt32());
            var (sines0, sines1) = Vector256.Widen(sines.AsUInt32());
            (cosines0 | (sines0 << 32)).Store(first);
            (cosines1 | (sines1 << 32)).Store(second);
        }
    }

    private static (Vector256<float> Cosine, Vector256<float> Sine) Pair(Vector256<uint> left, Vector256<uint> right)
    {
        var u = Vector256.ConvertToSingle((left >> 8).AsInt32() + Vector256<int>.One) * UniformSingle.Step;
        var v = Vector256.ConvertToSingle((right >> 8).AsInt32()) * (UniformSingle.Step * MathF.Tau);
        var radius = Vector256.Sqrt(Vector256.Log(u) * -2f);
        var (sine, cosine) = Vector256.SinCos(v);
        return (radius * cosine, radius * sine);
    }
}

/// <summary>Normal numbers from pairs of pairs of words.</summary>
internal readonly unsafe struct NormalDouble : IDistribution
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert(uint* words, int count)
    {
        var from = (ulong*)words;
        var to = (double*)words;
        for (var i = 0; i < count / 2; i += 2)
        {
            var u = ((from[i] >> 11) + 1) * UniformDouble.Step;
            var v = (from[i + 1] >> 11) * (UniformDouble.Step * Math.Tau);
            var radius = Math.Sqrt(-2 * Math.Log(u));
            var (sine, cosine) = Math.SinCos(v);
            (to[i], to[i + 1]) = (radius * cosine, radius * sine);
        }
    }
}
