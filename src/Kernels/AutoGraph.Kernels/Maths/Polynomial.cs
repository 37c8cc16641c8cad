using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Polynomials with the constant term first, by Estrin's scheme.</summary>
/// <remarks>
/// Loops over elementary functions wait for chains of dependent steps rather than for arithmetic, and Estrin's chains
/// are half as long as Horner's, for one more product.
/// </remarks>
internal static class Polynomial
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(V x, double c0, double c1)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x, V.Number(c1), V.Number(c0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(V x, double c0, double c1, double c2)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x * x, V.Number(c2), Of<V, T>(x, c0, c1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(V x, double c0, double c1, double c2, double c3)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x * x, Of<V, T>(x, c2, c3), Of<V, T>(x, c0, c1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(V x, double c0, double c1, double c2, double c3, double c4)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x * x, Of<V, T>(x, c2, c3, c4), Of<V, T>(x, c0, c1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(V x, double c0, double c1, double c2, double c3, double c4, double c5)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x * x, Of<V, T>(x, c2, c3, c4, c5), Of<V, T>(x, c0, c1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(V x, double c0, double c1, double c2, double c3, double c4, double c5, double c6)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x * x, Of<V, T>(x, c2, c3, c4, c5, c6), Of<V, T>(x, c0, c1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(
        V x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x * x * (x * x), Of<V, T>(x, c4, c5, c6, c7), Of<V, T>(x, c0, c1, c2, c3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(
        V x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x * x * (x * x), Of<V, T>(x, c4, c5, c6, c7, c8), Of<V, T>(x, c0, c1, c2, c3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(
        V x, double c0, double c1, double c2, double c3, double c4, double c5,
        double c6, double c7, double c8, double c9)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x * x * (x * x), Of<V, T>(x, c4, c5, c6, c7, c8, c9), Of<V, T>(x, c0, c1, c2, c3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(
        V x, double c0, double c1, double c2, double c3, double c4, double c5,
        double c6, double c7, double c8, double c9, double c10)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x * x * (x * x), Of<V, T>(x, c4, c5, c6, c7, c8, c9, c10), Of<V, T>(x, c0, c1, c2, c3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(
        V x, double c0, double c1, double c2, double c3, double c4, double c5,
        double c6, double c7, double c8, double c9, double c10, double c11)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x * x * (x * x), Of<V, T>(x, c4, c5, c6, c7, c8, c9, c10, c11), Of<V, T>(x, c0, c1, c2, c3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V, T>(
        V x, double c0, double c1, double c2, double c3, double c4, double c5, double c6,
        double c7, double c8, double c9, double c10, double c11, double c12)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(x * x * (x * x), Of<V, T>(x, c4, c5, c6, c7, c8, c9, c10, c11, c12), Of<V, T>(x, c0, c1, c2, c3));
}
