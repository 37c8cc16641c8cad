namespace AutoGraph.Kernels.Tests.Maths;

/// <summary>Errors in units in the last place of the exact result.</summary>
internal static class Ulp
{
    private const int LeastExponent = -126;
    private const int MantissaBits = 23;

    /// <summary>
    /// The error of a float whose exact value is known in double; infinite where one is NaN or infinite, or a zero of
    /// the other sign, and the other is not.
    /// </summary>
    public static double Error(float got, double exact)
    {
        float rounded = (float)exact;
        bool same = BitConverter.SingleToInt32Bits(got) == BitConverter.SingleToInt32Bits(rounded)
            || (float.IsNaN(got) && float.IsNaN(rounded));
        bool comparable = float.IsFinite(got) && float.IsFinite(rounded) && (got != 0 || rounded != 0);
        return comparable ? Math.Abs(got - exact) / Unit(exact) : same ? 0 : double.PositiveInfinity;
    }

    /// <summary>A float against its exact value, which is known in double.</summary>
    public static void AssertWithin(float got, double exact, double limit, string name, double x)
        => Check(Error(got, exact), limit, name, x, got, exact);

    /// <summary>A double against its exact value, a double and what its rounding left.</summary>
    public static void AssertWithin(double got, double exact, double rest, double limit, string name, double x)
    {
        double rounded = Math.Abs(exact);
        double error = Math.Abs(got - exact - rest) / (Math.BitIncrement(rounded) - rounded);
        Check(error, limit, name, x, got, exact);
    }

    private static double Unit(double exact)
    {
        long bits = BitConverter.DoubleToInt64Bits(exact) & (2047L << 52);
        return BitConverter.Int64BitsToDouble(Math.Max(bits, (1023L + LeastExponent) << 52) - ((long)MantissaBits << 52));
    }

    // Messages are made for failures only: there are many samples.
    private static void Check(double error, double limit, string name, double x, double got, double exact)
    {
        if (!(error <= limit))
        {
            Assert.Fail($"{name}({x:R}): {error:F2} ulp where {limit} are stated; {got:R} for {exact:R}");
        }
    }
}
