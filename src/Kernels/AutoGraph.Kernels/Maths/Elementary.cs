using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Elementary functions, written once for every vector width, in a float and a double form.</summary>
/// <remarks>
/// Each lane is computed by the same operations whatever the width and whatever stands in other lanes, so a result
/// does not depend on the position of its element. Coefficients: Cephes and fdlibm, Taylor where a degree more is
/// cheap. The errors are stated at <see cref="VectorMath"/>.
/// </remarks>
internal static partial class Elementary
{
    private const double Log2E = 1.4426950408889634;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        // Beyond the clamps the result is 0 or infinite anyway. NaN passes: the fast forms return their second operand.
        x = typeof(T) == typeof(float)
            ? V.MinFast(V.Number(89), V.MaxFast(V.Number(-104), x))
            : V.MinFast(V.Number(710), V.MaxFast(V.Number(-746), x));
        var power = V.Round(x * V.Number(Log2E));
        var tail = ExpTail<V, T>(Reduce<V, T>(x, power));
        return V.Scale(V.Number(1) + tail, power);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Expm1<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var clamped = typeof(T) == typeof(float)
            ? V.MinFast(V.Number(89), V.MaxFast(V.Number(-104), x))
            : V.MinFast(V.Number(710), V.MaxFast(V.Number(-746), x));
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
        bool single = typeof(T) == typeof(float);
        var denormal = V.Less(x, V.Number(single ? 1.1754943508222875e-38 : 2.2250738585072014e-308));
        var normal = V.Select(denormal, x * V.Number(single ? 33554432 : 18014398509481984), x);
        var exponent = V.Exponent(normal);
        var mantissa = V.Scale(normal, -exponent);
        var upper = V.Less(V.Number(1.4142135623730951), mantissa);
        mantissa = V.Select(upper, mantissa * V.Number(0.5), mantissa);
        exponent = V.Select(upper, exponent + V.Number(1), exponent);
        exponent = V.Select(denormal, exponent - V.Number(single ? 25 : 54), exponent);

        var result = LogOfMantissa<V, T>(mantissa - V.Number(1), exponent);
        result = V.Select(V.Equal(x, V.Number(double.PositiveInfinity)), x, result);
        result = V.Select(V.LessOrEqual(V.Number(0), x), result, V.Number(double.NaN));
        return V.Select(V.Equal(x, V.Number(0)), V.Number(double.NegativeInfinity), result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log1p<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var sum = x + V.Number(1);
        var logarithm = Log<V, T>(sum);

        // What the sum lost, to first order; NaN where the sum is 0 or infinite, and then nothing is to be added.
        var lost = (x - (sum - V.Number(1))) / sum;
        var result = V.Select(V.Equal(lost, lost), logarithm + lost, logarithm);
        return V.Select(V.Less(V.Abs(x), V.Number(1e-20)), x, result);
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
    {
        V p;
        if (typeof(T) == typeof(float))
        {
            p = V.Fma(V.Number(1.9875691500e-4), r, V.Number(1.3981999507e-3));
            p = V.Fma(p, r, V.Number(8.3334519073e-3));
            p = V.Fma(p, r, V.Number(4.1665795894e-2));
            p = V.Fma(p, r, V.Number(1.6666665459e-1));
            p = V.Fma(p, r, V.Number(0.5));
        }
        else
        {
            p = V.Fma(V.Number(1.0 / 6227020800), r, V.Number(1.0 / 479001600));
            p = V.Fma(p, r, V.Number(1.0 / 39916800));
            p = V.Fma(p, r, V.Number(1.0 / 3628800));
            p = V.Fma(p, r, V.Number(1.0 / 362880));
            p = V.Fma(p, r, V.Number(1.0 / 40320));
            p = V.Fma(p, r, V.Number(1.0 / 5040));
            p = V.Fma(p, r, V.Number(1.0 / 720));
            p = V.Fma(p, r, V.Number(1.0 / 120));
            p = V.Fma(p, r, V.Number(1.0 / 24));
            p = V.Fma(p, r, V.Number(1.0 / 6));
            p = V.Fma(p, r, V.Number(0.5));
        }

        return V.Fma(r * r, p, r);
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
            var p = V.Fma(V.Number(7.0376836292e-2), f, V.Number(-1.1514610310e-1));
            p = V.Fma(p, f, V.Number(1.1676998740e-1));
            p = V.Fma(p, f, V.Number(-1.2420140846e-1));
            p = V.Fma(p, f, V.Number(1.4249322787e-1));
            p = V.Fma(p, f, V.Number(-1.6668057665e-1));
            p = V.Fma(p, f, V.Number(2.0000714765e-1));
            p = V.Fma(p, f, V.Number(-2.4999993993e-1));
            p = V.Fma(p, f, V.Number(3.3333331174e-1));
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
