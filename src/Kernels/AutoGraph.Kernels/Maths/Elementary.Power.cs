using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

internal static partial class Elementary
{
    /// <summary>Worst error: float 0.5 ulp, double 1 ulp; one lane at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Power<V, T>(V x, V y)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Map<PowerOfTwo>(x, y);
}
