using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

internal static partial class Elementary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Asin<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => Atan2<V, T>(x, OtherSide<V, T>(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Acos<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => Atan2<V, T>(OtherSide<V, T>(x), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Atan<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => Atan2<V, T>(x, V.Number(1));

    /// <summary>The angle of the point (x, y), counted in eighths of a turn and a rest of at most half of one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Atan2<V, T>(V y, V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        bool single = typeof(T) == typeof(float);
        var one = V.Number(1);
        var sign = V.Number(-0.0);
        var infinity = V.Number(double.PositiveInfinity);
        var width = V.Abs(x);
        var height = V.Abs(y);
        var steep = V.Less(width, height);
        var shorter = V.Select(steep, width, height);
        var longer = V.Select(steep, height, width);

        // Two infinities are a diagonal, two zeros lie on the axis; the sum of two large numbers must not overflow.
        var diagonal = V.Equal(shorter, infinity) & V.Equal(longer, infinity);
        shorter = V.Select(diagonal, one, shorter);
        longer = V.Select(diagonal, one, longer);
        longer = V.MaxFast(V.Number(single ? float.Epsilon : double.Epsilon), longer);
        var scale = V.Select(V.Less(V.Number(single ? 1e30 : 1e300), longer), V.Number(0.5), one);
        shorter *= scale;
        longer *= scale;

        // Above tan(π / 8) the rest is counted from the diagonal.
        var upper = V.Less(longer * V.Number(0.41421356237309503), shorter);
        var t = V.Select(upper, shorter - longer, shorter) / V.Select(upper, shorter + longer, longer);
        var rest = AtanNearZero<V, T>(t);
        var eighths = upper & one;
        rest ^= steep & sign;
        eighths = V.Select(steep, V.Number(2) - eighths, eighths);
        var left = V.Less(one | (x & sign), V.Number(0));
        rest ^= left & sign;
        eighths = V.Select(left, V.Number(4) - eighths, eighths);

        rest = V.Fma(eighths, V.Number(single ? -2.1855695000931214154e-8 : 3.0616169978683829431e-17), rest);
        var angle = V.Fma(eighths, V.Number(single ? 0.78539818525314331055 : 0.785398163397448279), rest);
        return angle | (y & sign);
    }

    /// <summary>The other short side of a right triangle with a long side of 1; NaN where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OtherSide<V, T>(V side)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.Sqrt((V.Number(1) - side) * (V.Number(1) + side));

    /// <summary>The angle whose tangent is t, for |t| ≤ tan(π / 8).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AtanNearZero<V, T>(V t)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var square = t * t;
        var p = typeof(T) == typeof(float)
            ? Polynomial.Of<V, T>(square, -0.3333331542, 0.19998484, -0.1424373882, 0.1059514001, -0.06081156505)
            : Polynomial.Of<V, T>(
                square,
                -0.33333333333333197756,
                0.19999999999953664306,
                -0.14285714280204162259,
                0.11111110783820638581,
                -0.090908977672386425635,
                0.076920603643654500827,
                -0.066631054825161997037,
                0.058478975714638562867,
                -0.050393315705336575214,
                0.038064972169151437237,
                -0.017907361018655891293);
        return V.Fma(p, t * square, t);
    }
}
