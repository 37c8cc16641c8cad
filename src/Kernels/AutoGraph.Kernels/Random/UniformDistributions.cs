using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>The words themselves.</summary>
internal readonly unsafe struct BitDistribution : IDistribution
{
    public static void Convert(uint* words, int count)
    {
    }
}

/// <summary>[0, 1) in steps of 2⁻²⁴.</summary>
internal readonly unsafe struct UniformSingle : IDistribution
{
    public const float Step = 1f / (1 << 24);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert(uint* words, int count)
    {
        for (var i = 0; i < count; i += Vector256<uint>.Count)
        {
            // Below 2²⁴ a signed conversion, which is one instruction, says the same.
            var whole = (Vector256.Load(words + i) >> 8).AsInt32();
            (Vector256.ConvertToSingle(whole) * Step).Store((float*)words + i);
        }
    }
}

/// <summary>[0, 1) in steps of 2⁻⁵³.</summary>
internal readonly unsafe struct UniformDouble : IDistribution
{
    public const double Step = 1.0 / (1L << 53);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert(uint* words, int count)
    {
        for (var i = 0; i < count / 2; i += Vector256<ulong>.Count)
        {
            var whole = (Vector256.Load((ulong*)words + i) >> 11).AsInt64();
            (Vector256.ConvertToDouble(whole) * Step).Store((double*)words + i);
        }
    }
}
