using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels.Tests.Maths;

public class VectorMathTests
{
    private const int Samples = 20_000;

    private static readonly Function[] Functions =
    [
        new("exp", VectorMath.Exp, VectorMath.Exp, Math.Exp, [(-104, 89), (-1, 1)], 1.1, 1.5),
        new("expm1", VectorMath.Expm1, VectorMath.Expm1, Expm1, [(-30, 88), (-1, 1), (-1e-3, 1e-3)], 2, 2.5),
        new("log", VectorMath.Log, VectorMath.Log, Math.Log, [(1e-30, 1e30), (0.5, 2), (0, 1e-39)], 1.5, 1.5),
        new("log1p", VectorMath.Log1p, VectorMath.Log1p, Precise.Log1p, [(-0.99, 10), (-1e-3, 1e-3), (0, 1e9)], 2, 2.5),
        new("sin", VectorMath.Sin, VectorMath.Sin, Math.Sin, [(-4, 4), (-1e5, 1e5), (1e5, 1e9)], 1.5, 1.5),
        new("cos", VectorMath.Cos, VectorMath.Cos, Math.Cos, [(-4, 4), (-1e5, 1e5), (1e5, 1e9)], 1.5, 1.5),
        new("tan", VectorMath.Tan, VectorMath.Tan, Math.Tan, [(-4, 4), (-1e5, 1e5)], 3.5, 3.5),
        new("sinh", VectorMath.Sinh, VectorMath.Sinh, Math.Sinh, [(-88, 88), (-1, 1)], 3, 4),
        new("cosh", VectorMath.Cosh, VectorMath.Cosh, Math.Cosh, [(-88, 88)], 3, 4),
        new("tanh", VectorMath.Tanh, VectorMath.Tanh, Math.Tanh, [(-10, 10), (-0.1, 0.1), (-1e-6, 1e-6)], 5, 3.5),
        new("sigmoid", VectorMath.Sigmoid, VectorMath.Sigmoid, Sigmoid, [(-80, 80), (-1, 1)], 2.5, 2.5),
        new("erf", VectorMath.Erf, VectorMath.Erf, Precise.Erf, [(-4.2, 4.2), (-0.01, 0.01)], 1.5, 0.1),
    ];

    public static TheoryData<string> Names => [.. Functions.Select(function => function.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_worst_error_is_within_the_stated_one(string name)
    {
        var function = Functions.First(candidate => candidate.Name == name);
        var random = new Random(7);
        foreach (var (low, high) in function.Ranges)
        {
            for (int i = 0; i < Samples; i++)
            {
                double x = low + (high - low) * random.NextDouble();
                AssertUlp(function.Name, (float)x, function.Single((float)x), function.Exact((float)x), function.SingleUlp);
                if (Math.Abs(x) < 700)
                {
                    double want = function.Exact(x);
                    double error = Math.Abs(function.Double(x) - want) / (Math.BitIncrement(Math.Abs(want)) - Math.Abs(want));
                    Assert.True(error <= function.DoubleUlp + 1, $"{name}({x:R}): {error:F2} ulp");
                }
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Special_numbers_are_treated_as_mathematics_has_it(string name)
    {
        var function = Functions.First(candidate => candidate.Name == name);
        double[] specials =
        [
            0.0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-45, -1e-45, 1e-39, 3e38, -3e38,
        ];
        foreach (double x in specials)
        {
            float want = (float)function.Exact((float)x);
            float got = function.Single((float)x);
            Assert.True(
                (float.IsNaN(want) && float.IsNaN(got)) || Math.Abs(want - got) <= Math.Abs(want) * 1e-6 || want.Equals(got),
                $"{name}({x:R}): expected {want:R}, received {got:R}");
            double wide = function.Exact(x);
            double received = function.Double(x);
            Assert.True(
                (double.IsNaN(wide) && double.IsNaN(received)) || wide.Equals(received)
                    || Math.Abs(wide - received) <= Math.Abs(wide) * 1e-14,
                $"{name}({x:R}) in double: expected {wide:R}, received {received:R}");
        }
    }

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        var random = new Random(3);
        for (int i = 0; i < 1000; i++)
        {
            var x = Vector512.Create(Enumerable.Range(0, 16).Select(_ => (float)(random.NextDouble() * 60 - 30)).ToArray());
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

    private static void AssertUlp(string name, float x, float got, double want, double limit)
    {
        float rounded = Math.Abs((float)want);
        if (float.IsInfinity(rounded) || float.IsNaN(rounded))
        {
            Assert.True(got.Equals((float)want), $"{name}({x:R}): expected {want:R}, received {got:R}");
            return;
        }

        double error = Math.Abs(got - want) / ((double)MathF.BitIncrement(rounded) - rounded);
        Assert.True(error <= limit, $"{name}({x:R}): {error:F2} ulp, {got:R} for {want:R}");
    }

    private static double Expm1(double x) => Precise.Expm1(x);

    private static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private sealed record Function(
        string Name,
        Func<float, float> Single,
        Func<double, double> Double,
        Func<double, double> Exact,
        (double Low, double High)[] Ranges,
        double SingleUlp,
        double DoubleUlp);
}
