using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

internal static partial class Elementary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            // A rational function, odd over even; where the square is cut off, the result is 1 already.
            var square = V.MinFast(V.Number(81.4), x * x);
            var p = Polynomial.Of<V, T>(
                square, 1.2530205, 0.17108288, 0.0048060077, 3.4278626e-5, 3.6432972e-8, -1.3965005e-11);
            var q = Polynomial.Of<V, T>(square, 1.2530205, 0.5887564, 0.033988763, 0.00048631945, 1.5570098e-6);
            return AtMostOne<V, T>(x * (p / q));
        }

        var below = Expm1<V, T>(V.Abs(x) * V.Number(-2));
        var result = -below / (below + V.Number(2));
        return result | (x & V.Number(-0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        // Of the lesser exponential, so that nothing overflows and small results keep their digits.
        var power = ExpOfClamped<V, T>(ClampedBelow<V, T>(x | V.Number(-0.0)));
        var above = V.Select(V.Less(x, V.Number(0)), power, V.Number(1));
        return above / (power + V.Number(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sinh<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        // Half of e^(|x| / 2) twice: e^|x| would overflow where the result does not yet.
        var absolute = V.Abs(x);
        var below = Expm1<V, T>(absolute);
        var small = V.Number(0.5) * (below + below / (below + V.Number(1)));
        var root = Exp<V, T>(absolute * V.Number(0.5));
        var large = V.Number(0.5) * root * root;
        var result = V.Select(V.Less(absolute, V.Number(20)), small, large);
        return result | (x & V.Number(-0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cosh<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var absolute = V.Abs(x);
        var power = Exp<V, T>(absolute);
        var small = V.Number(0.5) * (power + V.Number(1) / power);
        var root = Exp<V, T>(absolute * V.Number(0.5));
        var large = V.Number(0.5) * root * root;
        return V.Select(V.Less(absolute, V.Number(20)), small, large);
    }

    /// <summary>Doubles one lane at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        if (typeof(T) != typeof(float))
        {
            return V.Map<ErfOfOne>(x, x);
        }

        // A rational function, odd over even; where the square is cut off, the result is 1 already.
        var square = V.MinFast(V.Number(15.4), x * x);
        var p = Polynomial.Of<V, T>(
            square, 1.6027701, 0.26350966, 0.07711909, 0.0054738866, 0.00053552294, 6.5474437e-6, -1.823833e-8);
        var q = Polynomial.Of<V, T>(
            square, 1.420418, 0.7070021, 0.1619701, 0.02196182, 0.001853483, 8.862464e-5);
        return AtMostOne<V, T>(x * (p / q));
    }

    /// <summary>Cuts off what rounding put beyond -1 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AtMostOne<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.MinFast(V.Number(1), V.MaxFast(V.Number(-1), x));
}
