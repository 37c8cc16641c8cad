using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels.Tests.Maths;

public class PowTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly double[] Specials =
    [
        0.0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1e-40, 1e300, -1e300, 9007199254740993, Infinity, -Infinity,
        double.NaN,
    ];

    [Theory]
    [InlineData(0.0, 0, 1), InlineData(double.NaN, 0, 1), InlineData(1, double.NaN, 1)]
    [InlineData(0.0, 2, 0), InlineData(0.0, -1, Infinity), InlineData(-0.0, -3, -Infinity)]
    [InlineData(-0.0, -2, Infinity)]
    [InlineData(-0.0, 3, -0.0), InlineData(-0.0, 0.5, 0.0), InlineData(-0.0, -0.5, Infinity)]
    [InlineData(-2, 3, -8), InlineData(-2, 2, 4), InlineData(-2, -1, -0.5), InlineData(-8, 1.0 / 3, double.NaN)]
    [InlineData(-1, Infinity, 1), InlineData(-1, -Infinity, 1), InlineData(0.5, Infinity, 0)]
    [InlineData(2, -Infinity, 0)]
    [InlineData(-2, Infinity, Infinity), InlineData(0.5, -Infinity, Infinity)]
    [InlineData(Infinity, -1, 0), InlineData(-Infinity, 3, -Infinity), InlineData(-Infinity, 2, Infinity)]
    [InlineData(-Infinity, -3, -0.0), InlineData(-Infinity, 0.5, Infinity), InlineData(Infinity, 0.5, Infinity)]
    [InlineData(double.NaN, 2, double.NaN), InlineData(2, double.NaN, double.NaN)]
    [InlineData(3, 20, 3486784401), InlineData(7, 15, 4747561509943), InlineData(10, 22, 1e22)]
    [InlineData(2, -3, 0.125)]
    public void Known_powers(double x, double y, double expected)
    {
        Assert.Equal(Bits(expected), Bits(VectorMath.Pow(x, y)));
        Assert.Equal(Bits((float)expected), Bits(VectorMath.Pow((float)x, (float)y)));
    }

    [Fact]
    public void Special_numbers_are_treated_as_the_base_library_does()
    {
        foreach (double x in Specials)
        {
            foreach (double y in Specials)
            {
                Assert.Equal(Bits(Math.Pow(x, y)), Bits(VectorMath.Pow(x, y)));
                float single = VectorMath.Pow((float)x, (float)y);
                Assert.Equal(Bits((float)Math.Pow((float)x, (float)y)), Bits(single));
                var wide = VectorMath.Pow(Vector512.Create((float)x), Vector512.Create((float)y));
                Assert.Equal(Bits(single), Bits(wide[9]));
            }
        }
    }

    [Fact]
    public void Powers_of_any_floats_are_within_the_stated_error()
    {
        var random = new Random(11);
        for (int i = 0; i < 60_000; i++)
        {
            // Any bits; powers that neither overflow nor vanish; and those of numbers near 1, which need all digits.
            float x = i % 3 == 0 ? BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))
                : i % 3 == 1 ? (float)Math.Exp(random.NextDouble() * 170 - 85)
                : (float)(1 + (random.NextDouble() - 0.5) * Math.ScaleB(1, -random.Next(22)));
            float y = i % 3 == 0 ? BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))
                : (float)((random.NextDouble() * 210 - 105) / Math.Log(x));
            if (i % 2 == 0)
            {
                (x, y) = (-x, MathF.Round(y));
            }

            float power = VectorMath.Pow(Vector256.Create(x), Vector256.Create(y))[5];
            double error = Ulp.Error(power, Math.Pow(x, y));
            Assert.True(error <= StatedErrors.Single("Pow"), $"{x:R} to the {y:R} gave {power:R}, {error:F3} ulp off");
        }
    }

    [Fact]
    public void Powers_of_doubles_are_within_the_stated_error_of_exact_values()
    {
        var rows = ExactValues.Of("pow").ToList();
        Assert.Equal(32, rows.Count);
        foreach (var (x, y, value, rest) in rows)
        {
            Ulp.AssertWithin(VectorMath.Pow(x, y), value, rest, StatedErrors.Double("Pow"), $"power {y:R} of", x);
        }
    }

    [Fact]
    public void Powers_that_are_representable_are_exact()
    {
        for (long root = 2; root < 3000; root++)
        {
            var power = (System.Numerics.BigInteger)root;
            for (int exponent = 2; (power *= root) < 1L << 53; exponent++)
            {
                Assert.Equal((double)power, VectorMath.Pow((double)root, exponent));
                if (power < 1 << 24)
                {
                    Assert.Equal((float)power, VectorMath.Pow((float)root, exponent));
                    Assert.Equal((float)power * (exponent % 2 == 0 ? 1 : -1), VectorMath.Pow(-(float)root, exponent));
                }
            }
        }
    }

    [Fact]
    public void Powers_of_doubles_agree_with_what_is_rounded_once()
    {
        var random = new Random(12);
        double bound = StatedErrors.Double("Pow");
        for (int i = 0; i < 20_000; i++)
        {
            // What is compared with is itself half a unit off.
            double x = Math.Exp(random.NextDouble() * 200 - 100);
            Ulp.AssertWithin(VectorMath.Pow(x, 2), x * x, 0, bound + 0.5, "square", x);
            Ulp.AssertWithin(VectorMath.Pow(-x, 2), x * x, 0, bound + 0.5, "square", -x);
            Ulp.AssertWithin(VectorMath.Pow(-x, -1), -1 / x, 0, bound + 0.5, "reciprocal", -x);
            Ulp.AssertWithin(VectorMath.Pow(x, 0.5), Math.Sqrt(x), 0, bound + 0.5, "square root", x);
        }
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);
}
