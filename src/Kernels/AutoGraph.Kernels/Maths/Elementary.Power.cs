using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

internal static partial class Elementary
{
    /// <summary>
    /// 2 to the power y · log2 |x|, with the logarithm in two numbers, and the special cases of IEEE pow.
    /// </summary>
    /// <remarks>
    /// The error before the last rounding is under a quarter of a unit, so a power that is representable is exact.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Power<V, T>(V x, V y)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var infinity = V.Number(double.PositiveInfinity);
        var zero = V.Number(0);
        var absolute = V.Abs(x);

        // log2 |x| is never so near 0 that a power beyond the bound would not overflow.
        var bound = V.Number(typeof(T) == typeof(float) ? 1L << 40 : 1e20);
        var power = V.MinFast(bound, V.MaxFast(-bound, y));
        var logarithm = Log2<V, T>(absolute, out var below);
        logarithm = V.Select(V.Less(absolute, infinity), logarithm, absolute);
        logarithm = V.Select(V.Equal(x, zero), -infinity, logarithm);
        var product = power * logarithm;
        below = V.Fma(power, below, V.Fma(power, logarithm, -product));
        var magnitude = Exp2<V, T>(product, below);

        // Odd are whole numbers whose halves are not whole.
        var whole = V.Equal(V.Floor(y), y);
        var half = y * V.Number(0.5);
        var odd = whole & ~V.Equal(V.Floor(half), half);
        var imaginary = V.Less(x, zero) & V.Less(-infinity, x) & ~whole;
        var result = magnitude | (odd & x & V.Number(-0.0)) | imaginary;
        var one = V.Number(1);
        return V.Select(V.Equal(y, zero) | V.Equal(x, one), one, result);
    }

    /// <summary>The logarithm of positive finite numbers to base 2, and what its rounding left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Log2<V, T>(V x, out V below)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        bool single = typeof(T) == typeof(float);
        var normal = Normal<V, T>(x, out var shift);
        var mantissa = V.Mantissa(normal);
        var exponent = V.Exponent(normal) - shift;

        // t = (m - 1) / (m + 1) in two numbers; log2 m = t · (first + t² · (second + t² · rest(t²))).
        var one = V.Number(1);
        var difference = mantissa - one;
        var sum = mantissa + one;
        var sumBelow = mantissa - (sum - one);
        var inverse = one / sum;
        var t = difference * inverse;
        var tBelow = V.Fma(-t, sumBelow, V.Fma(-t, sum, difference)) * inverse;

        var square = t * t;
        var squareBelow = V.Fma(t + t, tBelow, V.Fma(t, t, -square));
        var rest = square * (single
            ? Polynomial.Of<V, T>(square, 0.57708021515, 0.411847721952, 0.337867593452)
            : Polynomial.Of<V, T>(
                square,
                0.57707801635561801459,
                0.4121985830919071473,
                0.32059890227984951787,
                0.26230770053973747505,
                0.22198402629541624639,
                0.19125446236732661656,
                0.19039220910915536669));
        var second = V.Number(single ? 0.96179670095443725586 : 0.96179669392597555433);
        var inner = second + rest;
        var innerBelow = V.Number(single ? -7.0284618125526776566e-9 : 5.0577616648125906755e-17);
        innerBelow += second - inner + rest;
        var outer = square * inner;
        var outerBelow = V.Fma(square, innerBelow, V.Fma(squareBelow, inner, V.Fma(square, inner, -outer)));

        var first = V.Number(single ? 2.8853900432586669922 : 2.885390081777926774);
        var factor = first + outer;
        var factorBelow = V.Number(single ? 3.851926067000022158e-8 : 4.0710547481862066222e-17);
        factorBelow += first - factor + outer + outerBelow;
        var fraction = t * factor;
        below = V.Fma(t, factorBelow, V.Fma(tBelow, factor, V.Fma(t, factor, -fraction)));
        var result = exponent + fraction;
        below = exponent - result + fraction + below;
        return result;
    }

    /// <summary>2 to the x + below, which is small beside x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp2<V, T>(V x, V below)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        bool single = typeof(T) == typeof(float);
        var clamped = V.MinFast(V.Number(single ? 130 : 1030), V.MaxFast(V.Number(single ? -151 : -1076), x));
        below &= V.Equal(clamped, x);
        var power = V.Round(clamped);
        var rounded = clamped - power;
        var fraction = rounded + below;
        below += rounded - fraction;

        // e to the (fraction · log 2), a product again in two numbers.
        var log = V.Number(single ? 0.69314718246459960938 : 0.69314718055994528623);
        var r = fraction * log;
        var logBelow = V.Number(single ? -1.9046542121259335545e-9 : 2.3190468138462995584e-17);
        var rBelow = V.Fma(fraction, logBelow, V.Fma(fraction, log, -r));
        rBelow = V.Fma(below, log, rBelow);
        var one = V.Number(1);
        var sum = one + r;
        var sumBelow = V.Fma(r * r, ExpRest<V, T>(r), rBelow) + (one - sum + r);
        return V.Scale(sum + sumBelow, power);
    }
}
