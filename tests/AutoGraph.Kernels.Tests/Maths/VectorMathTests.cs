using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels.Tests.Maths;

public class VectorMathTests
{
    private const int Samples = 20_000;

    /// <summary>A prime, so that all bits of a float take their turns; twenty thousand floats remain.</summary>
    private const uint Step = 214_733;

    public static TheoryData<string> Names => MathFunction.Names;

    [Fact]
    public void Every_function_is_tested()
        => Assert.Equal(StatedErrors.Names.Order(), MathFunction.All.Select(one => one.Name).Append("Pow").Append("Atan2").Order());

    [Theory, MemberData(nameof(Names))]
    public void Floats_are_within_the_stated_error(string name)
    {
        var function = MathFunction.Of(name);
        var worst = function.Breaks.Append(0).Select(point => FloatScan.Around(function, point, 1000))
            .Aggregate(FloatScan.Spread(function, Step), WorstError.Greater);
        double stated = StatedErrors.Single(name);
        Assert.True(worst.Ulps <= stated, $"{name}: {worst}; {stated} are stated");
    }

    [Theory, MemberData(nameof(Names))]
    public void Doubles_are_within_the_stated_error(string name)
    {
        var function = MathFunction.Of(name);
        var random = new Random(7);
        foreach (var (low, high) in function.Ranges)
        {
            for (int i = 0; i < Samples; i++)
            {
                // What is compared with is itself a unit off; exact values are tested below.
                double x = low + (high - low) * random.NextDouble();
                Ulp.AssertWithin(function.Double(x), function.Exact(x), 0, StatedErrors.Double(name) + 1, name, x);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Doubles_are_within_the_stated_error_of_exact_values(string name)
    {
        var function = MathFunction.Of(name);
        var rows = ExactValues.Of(name).ToList();
        Assert.Equal(32, rows.Count);
        foreach (var (x, _, value, rest) in rows)
        {
            Ulp.AssertWithin(function.Double(x), value, rest, StatedErrors.Double(name), name, x);
        }
    }

    /// <summary>Tables of the error function have these; the last digits are beyond a double.</summary>
    [Theory]
    [InlineData(1e-10, 1.128379167095512615e-10), InlineData(0.01, 0.011283415555849617151)]
    [InlineData(0.1, 0.1124629160182848984), InlineData(0.25, 0.27632639016823693299)]
    [InlineData(0.5, 0.52049987781304653768), InlineData(0.75, 0.7111556336535151316)]
    [InlineData(0.84375, 0.76722566123234163346), InlineData(0.9, 0.79690821242283213966)]
    [InlineData(1, 0.84270079294971486934), InlineData(1.1, 0.88020506957408172966)]
    [InlineData(1.25, 0.92290012825645823014), InlineData(1.5, 0.96610514647531072707)]
    [InlineData(2, 0.99532226501895273416), InlineData(2.5, 0.99959304798255504106)]
    [InlineData(3, 0.99997790950300141456), InlineData(3.5, 0.99999925690162765859)]
    [InlineData(4, 0.99999998458274209972), InlineData(5, 0.99999999999846254021), InlineData(6, 1)]
    public void The_error_function_has_its_known_values(double x, double expected)
    {
        Assert.Equal(1, VectorMath.Erf(x) / expected, 1e-15);
        Assert.Equal(-VectorMath.Erf(x), VectorMath.Erf(-x));
        Assert.Equal(1, VectorMath.Erf((float)x) / expected, 5e-7);
    }

    [Theory, MemberData(nameof(Names))]
    public void Special_numbers_are_treated_as_mathematics_has_it(string name)
    {
        var function = MathFunction.Of(name);
        double[] specials =
        [
            0.0, 1, double.NaN, double.PositiveInfinity, double.Epsilon, 1e-310, float.Epsilon, 1e-39, 3e38, 1.7e308,
        ];
        foreach (double x in specials.Concat(specials.Select(special => -special)))
        {
            float single = function.Vector(Vector256.Create((float)x))[3];
            double error = Ulp.Error(single, function.Exact((float)x));
            Assert.True(error <= StatedErrors.Single(name), $"{name}({x:R}f) = {single:R}");

            double wide = function.Exact(x);
            double received = function.Double(x);
            Assert.True(
                (double.IsNaN(wide) && double.IsNaN(received))
                    || BitConverter.DoubleToInt64Bits(wide) == BitConverter.DoubleToInt64Bits(received)
                    || (wide != 0 && Math.Abs(wide - received) <= Math.Max(Math.Abs(wide) * 1e-15, double.Epsilon)),
                $"{name}({x:R}): expected {wide:R}, received {received:R}");
        }
    }

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        var random = new Random(3);
        for (int i = 0; i < 1000; i++)
        {
            var x = Vector512.Create(
                Enumerable.Range(0, 16).Select(_ => (float)(random.NextDouble() * 60 - 30)).ToArray());
            AssertSame(VectorMath.Exp(x), VectorMath.Exp(x.GetLower()), VectorMath.Exp(x.GetLower().GetLower()));
            AssertSame(VectorMath.Tanh(x), VectorMath.Tanh(x.GetLower()), VectorMath.Tanh(x.GetLower().GetLower()));
            AssertSame(VectorMath.Log(x), VectorMath.Log(x.GetLower()), VectorMath.Log(x.GetLower().GetLower()));
            AssertSame(VectorMath.Sin(x), VectorMath.Sin(x.GetLower()), VectorMath.Sin(x.GetLower().GetLower()));
            Assert.Equal(VectorMath.Exp(x)[0], VectorMath.Exp(x[0]));
        }
    }

    private static void AssertSame(Vector512<float> wide, Vector256<float> half, Vector128<float> quarter)
    {
        Assert.Equal(wide.GetLower().AsInt32(), half.AsInt32());
        Assert.Equal(half.GetLower().AsInt32(), quarter.AsInt32());
    }
}
