namespace AutoGraph.Kernels.Tests.Maths;

/// <summary>Errors in units in the last place of the exact result.</summary>
internal static class Ulp
{
    /// <summary>A float against its exact value, which is known in double.</summary>
    public static void AssertWithin(float got, double exact, double limit, string name, double x)
    {
        float rounded = Math.Abs((float)exact);
        if (float.IsInfinity(rounded) || float.IsNaN(rounded))
        {
            Assert.Equal((float)exact, got);
            return;
        }

        double error = Math.Abs(got - exact) / ((double)MathF.BitIncrement(rounded) - rounded);
        Check(error, limit, name, x, got, exact);
    }

    /// <summary>A double against its exact value, a double and what its rounding left.</summary>
    public static void AssertWithin(double got, double exact, double rest, double limit, string name, double x)
    {
        double rounded = Math.Abs(exact);
        double error = Math.Abs(got - exact - rest) / (Math.BitIncrement(rounded) - rounded);
        Check(error, limit, name, x, got, exact);
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
