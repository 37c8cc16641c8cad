using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

internal static partial class Elementary
{
    /// <summary>Beyond this the reduction would lose digits: lanes there are computed one by one.</summary>
    private const double LargestReduced = 131072;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sin<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var r = Quarters<V, T>(x, out var quarter);
        var result = Circle<V, T>(r, quarter);
        result = V.Select(V.Equal(x, V.Number(0)), x, result);
        var far = ~V.LessOrEqual(V.Abs(x), V.Number(LargestReduced));
        return V.Patch<SinOfOne>(far, x, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cos<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var r = Quarters<V, T>(x, out var quarter);
        var result = Circle<V, T>(r, quarter + V.Number(1));
        var far = ~V.LessOrEqual(V.Abs(x), V.Number(LargestReduced));
        return V.Patch<CosOfOne>(far, x, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tan<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var r = Quarters<V, T>(x, out var quarter);
        var square = r * r;
        var sine = SineNearZero<V, T>(r, square);
        var cosine = CosineNearZero<V, T>(square);
        var half = quarter * V.Number(0.5);
        var even = V.Equal(half, V.Floor(half));
        var result = V.Select(even, sine, -cosine) / V.Select(even, cosine, sine);
        result = V.Select(V.Equal(x, V.Number(0)), x, result);
        var far = ~V.LessOrEqual(V.Abs(x), V.Number(LargestReduced));
        return V.Patch<TanOfOne>(far, x, result);
    }

    /// <summary>x less the nearest multiple of π/2, which is quarter · π/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Quarters<V, T>(V x, out V quarter)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        // The first product is exact where it cancels: its constant has trailing zeros or the quotient is short.
        quarter = V.Round(x * V.Number(0.63661977236758134));
        bool single = typeof(T) == typeof(float);
        var r = V.Fma(quarter, V.Number(single ? -1.57079601287841796875 : -1.5707963267948966), x);
        r = V.Fma(quarter, V.Number(single ? -3.1391647326017846e-07 : -6.123233995736766e-17), r);
        return V.Fma(quarter, V.Number(single ? -5.390302529957764e-15 : 1.4973849048591833e-33), r);
    }

    /// <summary>sin(r + quarter · π/2) for |r| ≤ π/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Circle<V, T>(V r, V quarter)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var square = r * r;
        var half = quarter * V.Number(0.5);
        var turn = V.Floor(half);
        var sine = V.Equal(half, turn);
        var value = V.Select(sine, SineNearZero<V, T>(r, square), CosineNearZero<V, T>(square));
        var halfTurn = turn * V.Number(0.5);
        return V.Select(V.Equal(halfTurn, V.Floor(halfTurn)), value, -value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V SineNearZero<V, T>(V r, V square)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        V p;
        if (typeof(T) == typeof(float))
        {
            p = V.Fma(V.Number(2.86567956e-6), square, V.Number(-1.98559923e-4));
            p = V.Fma(p, square, V.Number(8.33338592e-3));
            p = V.Fma(p, square, V.Number(-1.66666672e-1));
        }
        else
        {
            p = V.Fma(V.Number(1.58969099521155010221e-10), square, V.Number(-2.50507602534068634195e-08));
            p = V.Fma(p, square, V.Number(2.75573137070700676789e-06));
            p = V.Fma(p, square, V.Number(-1.98412698298579493134e-04));
            p = V.Fma(p, square, V.Number(8.33333333332248946124e-03));
            p = V.Fma(p, square, V.Number(-1.66666666666666324348e-01));
        }

        return V.Fma(p, r * square, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V CosineNearZero<V, T>(V square)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var q = V.Fma(V.Number(2.44677067e-5), square, V.Number(-1.38877297e-3));
            q = V.Fma(q, square, V.Number(4.16666567e-2));
            q = V.Fma(q, square, V.Number(-0.5));
            return V.Fma(q, square, V.Number(1));
        }

        var p = V.Fma(V.Number(-1.13596475577881948265e-11), square, V.Number(2.08757232129817482790e-09));
        p = V.Fma(p, square, V.Number(-2.75573143513906633035e-07));
        p = V.Fma(p, square, V.Number(2.48015872894767294178e-05));
        p = V.Fma(p, square, V.Number(-1.38888888888741095749e-03));
        p = V.Fma(p, square, V.Number(4.16666666666666019037e-02));
        var half = square * V.Number(0.5);
        var upper = V.Number(1) - half;
        return upper + V.Fma(p, square * square, V.Number(1) - upper - half);
    }
}
