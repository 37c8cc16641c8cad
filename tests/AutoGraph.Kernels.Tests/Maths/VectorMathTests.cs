using System.Globalization;
using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels.Tests.Maths;

public class VectorMathTests
{
    private const int Samples = 20_000;

    private static readonly Function[] Functions =
    [
        new("Exp", VectorMath.Exp, VectorMath.Exp, Math.Exp, [(-104, 89), (-1, 1)]),
        new("Expm1", VectorMath.Expm1, VectorMath.Expm1, Precise.Expm1, [(-30, 88), (-1, 1), (-1e-3, 1e-3)]),
        new("Log", VectorMath.Log, VectorMath.Log, Math.Log, [(1e-30, 1e30), (0.5, 2), (0, 1e-39)]),
        new("Log1p", VectorMath.Log1p, VectorMath.Log1p, Precise.Log1p, [(-0.99, 10), (-1e-3, 1e-3), (0, 1e9)]),
        new("Sin", VectorMath.Sin, VectorMath.Sin, Math.Sin, [(-4, 4), (-1e5, 1e5), (1e5, 1e9)]),
        new("Cos", VectorMath.Cos, VectorMath.Cos, Math.Cos, [(-4, 4), (-1e5, 1e5), (1e5, 1e9)]),
        new("Tan", VectorMath.Tan, VectorMath.Tan, Math.Tan, [(-4, 4), (-1e5, 1e5)]),
        new("Sinh", VectorMath.Sinh, VectorMath.Sinh, Math.Sinh, [(-88, 88), (-1, 1)]),
        new("Cosh", VectorMath.Cosh, VectorMath.Cosh, Math.Cosh, [(-88, 88)]),
        new("Tanh", VectorMath.Tanh, VectorMath.Tanh, Math.Tanh, [(-10, 10), (-0.1, 0.1), (-1e-6, 1e-6)]),
        new("Sigmoid", VectorMath.Sigmoid, VectorMath.Sigmoid, Sigmoid, [(-80, 80), (-1, 1)]),
        new("Erf", VectorMath.Erf, VectorMath.Erf, Precise.Erf, [(-4.2, 4.2), (-0.01, 0.01)]),
        new("Rsqrt", VectorMath.Rsqrt, VectorMath.Rsqrt, x => 1 / Math.Sqrt(x), [(1e-30, 1e30), (1, 4)]),
    ];

    public static TheoryData<string> Names => [.. Functions.Select(function => function.Name)];

    [Fact]
    public void Every_function_is_tested()
        => Assert.Equal(StatedErrors.Names.Order(), Functions.Select(function => function.Name).Append("Pow").Order());

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
                float single = (float)x;
                double exact = function.Exact(single);
                Ulp.AssertWithin(function.Single(single), exact, StatedErrors.Single(name), name, single);

                // What is compared with is itself a unit off; exact values are tested below.
                Ulp.AssertWithin(function.Double(x), function.Exact(x), 0, StatedErrors.Double(name) + 1, name, x);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Doubles_are_within_the_stated_error_of_exact_values(string name)
    {
        var function = Functions.First(candidate => candidate.Name == name);
        using var file = typeof(VectorMathTests).Assembly.GetManifestResourceStream("ExactValues.csv")!;
        using var reader = new StreamReader(file);
        int count = 0;
        while (reader.ReadLine() is { } line)
        {
            string[] row = line.Split(',');
            if (row[0].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                var (x, exact, rest) = (Parse(row[1]), Parse(row[2]), Parse(row[3]));
                Ulp.AssertWithin(function.Double(x), exact, rest, StatedErrors.Double(name), name, x);
                count++;
            }
        }

        Assert.Equal(32, count);
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
        Assert.Equal(1, VectorMath.Erf((float)x) / expected, 2e-7);
    }

    [Theory, MemberData(nameof(Names))]
    public void Special_numbers_are_treated_as_mathematics_has_it(string name)
    {
        var function = Functions.First(candidate => candidate.Name == name);
        double[] specials =
        [
            0.0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-45, -1e-45, 1e-39,
            3e38, -3e38,
        ];
        foreach (double x in specials)
        {
            float want = (float)function.Exact((float)x);
            float got = function.Single((float)x);
            Assert.True(
                (float.IsNaN(want) && float.IsNaN(got)) || want.Equals(got)
                    || Math.Abs(want - got) <= Math.Abs(want) * 1e-6,
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

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private sealed record Function(
        string Name,
        Func<float, float> Single,
        Func<double, double> Double,
        Func<double, double> Exact,
        (double Low, double High)[] Ranges);
}
