using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels.Tests.Maths;

public class Atan2Tests
{
    [Fact]
    public void Special_numbers_are_treated_as_the_base_library_does()
    {
        double[] magnitudes =
            [0, 1, 3, 1e-40, 1e38, 3e38, float.Epsilon, 5e-324, 1.7e308, double.PositiveInfinity, double.NaN];
        double[] numbers = [.. magnitudes, .. magnitudes.Select(magnitude => -magnitude)];
        foreach (double y in numbers)
        {
            foreach (double x in numbers)
            {
                double exact = Math.Atan2(y, x);
                double angle = VectorMath.Atan2(y, x);
                Assert.True(
                    angle.Equals(exact) || Math.Abs(angle - exact) <= Math.Abs(exact) * 1e-15,
                    $"Atan2({y:R}, {x:R}): expected {exact:R}, received {angle:R}");
                Assert.True(double.IsNaN(exact) || double.IsNegative(angle) == double.IsNegative(exact));
                AssertWithin((float)y, (float)x);
            }
        }
    }

    [Fact]
    public void Angles_of_any_floats_are_within_the_stated_error()
    {
        var random = new Random(13);
        for (int i = 0; i < 60_000; i++)
        {
            float y = i % 2 == 0 ? BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))
                : random.NextSingle() - 0.5f;
            float x = i % 4 < 2 ? BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))
                : y * (random.NextSingle() * 5 - 2.5f);
            AssertWithin(y, x);
        }
    }

    [Fact]
    public void Angles_of_doubles_are_within_the_stated_error_of_exact_values()
    {
        var rows = ExactValues.Of("atan2").ToList();
        Assert.Equal(32, rows.Count);
        foreach (var (y, x, value, rest) in rows)
        {
            Ulp.AssertWithin(
                VectorMath.Atan2(y, x), value, rest, StatedErrors.Double("Atan2"), $"over {x:R}, atan2", y);
        }
    }

    private static void AssertWithin(float y, float x)
    {
        float angle = VectorMath.Atan2(Vector256.Create(y), Vector256.Create(x))[6];
        double error = Ulp.Error(angle, Math.Atan2(y, x));
        Assert.True(error <= StatedErrors.Single("Atan2"), $"Atan2({y:R}, {x:R}) gave {angle:R}, {error:F3} ulp off");
    }
}
