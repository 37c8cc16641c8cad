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
            // A rational function, odd over even; at the clamp it rounds to 1.
            x = V.MinFast(V.Number(7.90531110763549805), V.MaxFast(V.Number(-7.90531110763549805), x));
            var square = x * x;
            var p = V.Fma(V.Number(-2.76076847742355e-16), square, V.Number(2.00018790482477e-13));
            p = V.Fma(p, square, V.Number(-8.60467152213735e-11));
            p = V.Fma(p, square, V.Number(5.12229709037114e-08));
            p = V.Fma(p, square, V.Number(1.48572235717979e-05));
            p = V.Fma(p, square, V.Number(6.37261928875436e-04));
            p = V.Fma(p, square, V.Number(4.89352455891786e-03));
            var q = V.Fma(V.Number(1.19825839466702e-06), square, V.Number(1.18534705686654e-04));
            q = V.Fma(q, square, V.Number(2.26843463243900e-03));
            q = V.Fma(q, square, V.Number(4.89352518554385e-03));
            return x * (p / q);
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
        var power = Exp<V, T>(-V.Abs(x));
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

        var t = V.Abs(x);
        var square = x * x;
        var high = V.Fma(V.Number(-1.72853470e-5), t, V.Number(3.83197126e-4));
        var low = V.Fma(V.Number(-3.88396438e-3), t, V.Number(2.42546219e-2));
        high = V.Fma(high, square, low);
        high = V.Fma(high, t, V.Number(-1.06777877e-1));
        high = V.Fma(high, t, V.Number(-6.34846687e-1));
        high = V.Fma(high, t, V.Number(-1.28717512e-1));
        high = V.Fma(high, t, -t);
        var outer = V.Number(1) - Exp<V, T>(high);
        outer = V.Select(V.Less(V.Number(4), t), V.Number(1), outer) | (x & V.Number(-0.0));

        var inner = V.Fma(V.Number(-5.96761703e-4), square, V.Number(4.99119423e-3));
        inner = V.Fma(inner, square, V.Number(-2.67681349e-2));
        inner = V.Fma(inner, square, V.Number(1.12819925e-1));
        inner = V.Fma(inner, square, V.Number(-3.76125336e-1));
        inner = V.Fma(inner, square, V.Number(1.28379166e-1));
        inner = V.Fma(inner, x, x);
        return V.Select(V.Less(V.Number(0.927734375), t), outer, inner);
    }
}
