using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

internal static partial class Elementary
{
    /// <summary>One lane at a time, in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Power<V, T>(V x, V y)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Map<PowerOfTwo>(x, y);
}
