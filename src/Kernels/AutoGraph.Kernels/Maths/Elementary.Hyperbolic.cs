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
                square, 3.7289467, 0.50913686, 0.014302515, 0.00010201201, 1.08423336e-7, -4.1559405e-11);
            var q = Polynomial.Of<V, T>(square, 3.7289467, 1.7521191, 0.1011494, 0.00144727, 4.633608e-6);
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

    /// <summary>Cuts off what rounding put beyond -1 and 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V AtMostOne<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => V.MinFast(V.Number(1), V.MaxFast(V.Number(-1), x));
}
