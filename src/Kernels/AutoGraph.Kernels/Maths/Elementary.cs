using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Elementary functions, written once for every vector width, in a float and a double form.</summary>
/// <remarks>
/// Each lane is computed by the same operations whatever the width and whatever stands in other lanes, so a result
/// does not depend on the position of its element. Coefficients: Cephes and fdlibm for sin, cos, tan and log, the
/// others by Remez' algorithm. The errors are stated at <see cref="VectorMath"/>.
/// </remarks>
internal static partial class Elementary
{
    private const double Log2E = 1.4426950408889634;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        return ExpOfClamped<V, T>(Clamped<V, T>(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var clamped = Clamped<V, T>(x);
        var power = V.Round(clamped * V.Number(Log2E));
        var tail = ExpTail<V, T>(Reduce<V, T>(clamped, power));

        // Half of the power first: 2^128 would overflow where the result does not yet.
        var half = V.Scale(V.Number(0.5), power);
        var result = V.Fma(half, tail, half - V.Number(0.5));
        var tiny = V.Less(V.Abs(x), V.Number(typeof(T) == typeof(float) ? 1e-10 : 1e-18));
        return V.Select(tiny, x, result + result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var normal = Normal<V, T>(x, out var shift);
        var result = LogOfMantissa<V, T>(V.Mantissa(normal) - V.Number(1), V.Exponent(normal) - shift);
        return LogAtEdges<V, T>(x, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        // What the sum lost is added to the mantissa.
        var sum = x + V.Number(1);
        var lost = x - (sum - V.Number(1));
        var exponent = V.Exponent(sum);
        var f = V.Mantissa(sum) - V.Number(1) + V.Scale(lost, -exponent);
        var result = LogAtEdges<V, T>(sum, LogOfMantissa<V, T>(f, exponent));
        return V.Select(V.Less(V.Abs(x), V.Number(1e-20)), x, result);
    }

    /// <summary>Beyond these bounds e to the x is 0 or infinite. NaN passes: it is the second operand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Clamped<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.MinFast(V.Number(typeof(T) == typeof(float) ? 89 : 710), ClampedBelow<V, T>(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ClampedBelow<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.MaxFast(V.Number(typeof(T) == typeof(float) ? -104 : -746), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpOfClamped<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var power = V.Round(x * V.Number(Log2E));
        var tail = ExpTail<V, T>(Reduce<V, T>(x, power));
        return V.Scale(V.Number(1) + tail, power);
    }

    /// <summary>x - power · log 2 in two steps, exact but for the last rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Reduce<V, T>(V x, V power)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? V.Fma(power, V.Number(2.12194440e-4), V.Fma(power, V.Number(-0.693359375), x))
            : V.Fma(
                power,
                V.Number(-1.90821492927058770002e-10),
                V.Fma(power, V.Number(-6.93147180369123816490e-01), x));

    /// <summary>e to the r, minus 1, for |r| ≤ log(2) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpTail<V, T>(V r)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Fma(r * r, ExpRest<V, T>(r), r);

    /// <summary>(eʳ - 1 - r) / r² for |r| ≤ log(2) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ExpRest<V, T>(V r)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => typeof(T) == typeof(float)
            ? Polynomial.Of<V, T>(
                r, 0.499999934437, 0.16666520573, 0.0416683887603, 0.00836872398539, 0.00138145828191)
            : Polynomial.Of<V, T>(
                r,
                0.50000000000000106376,
                0.1666666666666641226,
                0.041666666666530050214,
                0.0083333333334945945001,
                0.0013888888943662810613,
                0.00019841269506371320159,
                0.000024801493061330423254,
                2.7557586485491195952e-6,
                2.7630262942228305511e-7,
                2.5000049891778989546e-8);

    /// <summary>Denormals times 2 to the shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Normal<V, T>(V x, out V shift)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        bool single = typeof(T) == typeof(float);
        var denormal = V.Less(x, V.Number(single ? 1.1754943508222875e-38 : 2.2250738585072014e-308));
        shift = denormal & V.Number(single ? 25 : 54);
        return V.Select(denormal, x * V.Number(single ? 33554432 : 18014398509481984), x);
    }

    /// <summary>The result, but what the logarithm is at 0, at infinity and where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogAtEdges<V, T>(V x, V result)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        result = V.Select(V.Equal(x, V.Number(double.PositiveInfinity)), x, result);
        result = V.Select(V.LessOrEqual(V.Number(0), x), result, V.Number(double.NaN));
        return V.Select(V.Equal(x, V.Number(0)), V.Number(double.NegativeInfinity), result);
    }

    /// <summary>log(1 + f) + exponent · log 2 for 1 + f between √½ and √2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V LogOfMantissa<V, T>(V f, V exponent)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var square = f * f;
            var p = Polynomial.Of<V, T>(
                f,
                3.3333331174e-1,
                -2.4999993993e-1,
                2.0000714765e-1,
                -1.6668057665e-1,
                1.4249322787e-1,
                -1.2420140846e-1,
                1.1676998740e-1,
                -1.1514610310e-1,
                7.0376836292e-2);
            p *= f * square;
            p = V.Fma(exponent, V.Number(-2.12194440e-4), p);
            p = V.Fma(square, V.Number(-0.5), p);
            return V.Fma(exponent, V.Number(0.693359375), f + p);
        }

        var s = f / (f + V.Number(2));
        var z = s * s;
        var w = z * z;
        var even = V.Fma(V.Number(1.531383769920937332e-01), w, V.Number(2.222219843214978396e-01));
        even = V.Fma(even, w, V.Number(3.999999999940941908e-01)) * w;
        var odd = V.Fma(V.Number(1.479819860511658591e-01), w, V.Number(1.818357216161805012e-01));
        odd = V.Fma(odd, w, V.Number(2.857142874366239149e-01));
        odd = V.Fma(odd, w, V.Number(6.666666666666735130e-01)) * z;
        var halfSquare = f * f * V.Number(0.5);
        var small = V.Fma(s, halfSquare + even + odd, exponent * V.Number(1.90821492927058770002e-10));
        return V.Fma(exponent, V.Number(6.93147180369123816490e-01), f - (halfSquare - small));
    }
}
