using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>How the lesser and the greater are found: NaN when either is, and -0 less than 0.</summary>
internal static class Extremes
{
    /// <summary>True where an instruction returns its second operand for NaN and for zeros of either sign.</summary>
    /// <remarks>Then what it returns for both orders of the operands is put together: the bits that either has are
    /// the lesser, those that both have the greater but for NaN. AVX-512 and Arm have instructions for the
    /// whole.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool NeedTwoOrders<T>() => Floats.Are<T>() && Avx.IsSupported && !Avx512F.IsSupported;
}
