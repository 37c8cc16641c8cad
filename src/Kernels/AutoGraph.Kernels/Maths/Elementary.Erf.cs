using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

internal static partial class Elementary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            // A rational function, odd over even; where the square is cut off, the result is 1 already.
            var square = V.MinFast(V.Number(15.4), x * x);
            var p = Polynomial.Of<V, T>(
                square, 1.2121236, 0.1992839, 0.058322694, 0.0041397247, 0.00040499883, 4.95162e-6, -1.3793067e-8);
            var q = Polynomial.Of<V, T>(
                square, 1.0742166, 0.534683, 0.122492775, 0.01660902, 0.0014017298, 6.702397e-5);
            return AtMostOne<V, T>(x * (p / q));
        }

        var absolute = V.Abs(x);
        var outer = V.Number(1) - ErfcFarFromZero<V, T>(V.MinFast(V.Number(6), absolute));
        return V.Select(
            V.Less(V.Number(0.9), absolute), outer | (x & V.Number(-0.0)), V.Fma(x, ErfNearZero<V, T>(x * x), x));
    }

    /// <summary>erf(x) / x - 1 for |x| ≤ 0.9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfNearZero<V, T>(V square)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
        => Polynomial.Of<V, T>(
            square,
            0.12837916709551257319,
            -0.37612638903183727878,
            0.11283791670953697131,
            -0.026866170644805215791,
            0.0052239776215883695853,
            -0.00085483267540163778588,
            0.00012055321008041457981,
            -0.000014925298912283966374,
            1.6455201090973926963e-6,
            -1.6275352601493802507e-7,
            1.4045377225588102348e-8,
            -8.4802829429018102819e-10);

    /// <summary>1 - erf(x) for x from 0.9 to 6, with the error of 1, not of itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ErfcFarFromZero<V, T>(V x)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged
    {
        var p = Polynomial.Of<V, T>(
            (x - V.Number(2)) / (x + V.Number(2)),
            0.25539567631050587032,
            -0.4271858474139557361,
            0.24165819424234929602,
            -0.078978581018035900988,
            0.0037328924079651054221,
            0.0069974620048764623763,
            -0.0008471420774345175957,
            -0.00098198291669528392928,
            0.000043499248632838665153,
            0.00017428021084998304387,
            0.000028016225034695402772,
            -0.000025543542964663489199,
            -0.000011756220455369601623);
        return Exp<V, T>(-(x * x)) * p;
    }
}
