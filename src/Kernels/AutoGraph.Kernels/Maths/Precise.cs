namespace AutoGraph.Kernels;

/// <summary>Functions of one double that the base library lacks, to about 1 ulp.</summary>
internal static class Precise
{
    // fdlibm's rational functions, highest degree first: on [0, 0.84375), [.., 1.25), [.., 1/0.35), [.., 28).
    private static readonly double[] Pp =
    [
        -2.37630166566501626084e-05, -5.77027029648944159157e-03, -2.84817495755985104766e-02,
        -3.25042107247001499370e-01, 1.28379167095512558561e-01,
    ];

    private static readonly double[] Qq =
    [
        -3.96022827877536812320e-06, 1.32494738004321644526e-04, 5.08130628187576562776e-03,
        6.50222499887672944485e-02, 3.97917223959155352819e-01, 1,
    ];

    private static readonly double[] Pa =
    [
        -2.16637559486879084300e-03, 3.54783043256182359371e-02, -1.10894694282396677476e-01,
        3.18346619901161753674e-01, -3.72207876035701323847e-01, 4.14856118683748331666e-01,
        -2.36211856075265944077e-03,
    ];

    private static readonly double[] Qa =
    [
        1.19844998467991074170e-02, 1.36370839120290507362e-02, 1.26171219808761642112e-01,
        7.18286544141962662868e-02, 5.40397917702171048937e-01, 1.06420880400844228286e-01, 1,
    ];

    private static readonly double[] Ra =
    [
        -9.81432934416914548592e+00, -8.12874355063065934246e+01, -1.84605092906711035994e+02,
        -1.62396669462573470355e+02, -6.23753324503260060396e+01, -1.05586262253232909814e+01,
        -6.93858572707181764372e-01, -9.86494403484714822705e-03,
    ];

    private static readonly double[] Sa =
    [
        -6.04244152148580987438e-02, 6.57024977031928170135e+00, 1.08635005541779435134e+02,
        4.29008140027567833386e+02, 6.45387271733267880336e+02, 4.34565877475229228821e+02,
        1.37657754143519042600e+02, 1.96512716674392571292e+01, 1,
    ];

    private static readonly double[] Rb =
    [
        -4.83519191608651397019e+02, -1.02509513161107724954e+03, -6.37566443368389627722e+02,
        -1.60636384855821916062e+02, -1.77579549177547519889e+01, -7.99283237680523006574e-01,
        -9.86494292470009928597e-03,
    ];

    private static readonly double[] Sb =
    [
        -2.24409524465858183362e+01, 4.74528541206955367215e+02, 2.55305040643316442583e+03,
        3.19985821950859553908e+03, 1.53672958608443695994e+03, 3.25792512996573918826e+02,
        3.03380607434824582924e+01, 1,
    ];

    /// <summary>e to the x, minus 1, without cancellation near 0.</summary>
    public static double Expm1(double x)
    {
        // Kahan: the rounding errors of u - 1 and log u cancel in their quotient.
        double u = Math.Exp(x);
        double below = u - 1;
        return below == 0 ? x
            : below == -1 || double.IsInfinity(u) || double.IsNaN(u) || Math.Abs(x) > 1 ? below
            : below * x / Math.Log(u);
    }

    /// <summary>log(1 + x) without cancellation near 0.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x
            : !(u > 0) || double.IsInfinity(u) ? Math.Log(u)
            : Math.Log(u) - (u - 1 - x) / u;
    }

    /// <summary>The error function.</summary>
    public static double Erf(double x)
    {
        double t = Math.Abs(x);
        if (double.IsNaN(x) || t >= 6)
        {
            return double.IsNaN(x) ? x : Math.CopySign(1, x);
        }

        if (t < 0.84375)
        {
            double z = x * x;
            return x + x * (Polynomial(Pp, z) / Polynomial(Qq, z));
        }

        if (t < 1.25)
        {
            double s = t - 1;
            return Math.CopySign(8.45062911510467529297e-01 + Polynomial(Pa, s) / Polynomial(Qa, s), x);
        }

        double inverse = 1 / (t * t);
        double quotient = t < 1 / 0.35
            ? Polynomial(Ra, inverse) / Polynomial(Sa, inverse)
            : Polynomial(Rb, inverse) / Polynomial(Sb, inverse);

        // e^(-t²) with t split: the square of the upper half is exact.
        double upper = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(t) & ~0xFFFFFFFFL);
        double rest = Math.Exp(-upper * upper - 0.5625) * Math.Exp((upper - t) * (upper + t) + quotient);
        return Math.CopySign(1 - rest / t, x);
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        foreach (double coefficient in coefficients)
        {
            sum = Math.FusedMultiplyAdd(sum, x, coefficient);
        }

        return sum;
    }
}
