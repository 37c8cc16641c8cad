using static AutoGraph.Kernels.Scalar;

namespace AutoGraph.Kernels.Tests.Formulas;

public class ScalarTests
{
    private static readonly Scalar X = Input(0, ElementType.Float64);
    private static readonly Scalar Y = Input(1, ElementType.Float64);

    private static readonly Scalar[] Differentiable =
    [
        X + Y, X - Y, X * Y, X / Y, X % Y, Min(X, Y), Max(X, Y), Pow(X, Y), Pow(X, 3.0), Pow(X, 2), Atan2(X, Y), -X, Abs(X),
        Sqrt(X), Rsqrt(X), Exp(X), Expm1(X), Log(X), Log1p(X), Sin(X), Cos(X), Tan(X), Asin(X / 3), Acos(X / 3), Atan(X),
        Sinh(X), Cosh(X), Tanh(X), Sigmoid(X), Erf(X), FusedMultiplyAdd(X, Y, X), Select(X > Y, X * X, Y),
        Select(X > 20f, X, Log(1f + Exp(X))), 0.5 * X * (1 + Erf(X * 0.70710678118654752)), Floor(X) * X, Sign(X) * X,
    ];

    public static TheoryData<int> Formulas => [.. Enumerable.Range(0, Differentiable.Length)];

    [Theory, MemberData(nameof(Formulas))]
    public void Derivatives_are_those_of_finite_differences(int index)
    {
        var formula = Differentiable[index];
        foreach (var (x, y) in ((double, double)[])[(0.3, 1.7), (1.9, 0.6), (2.5, 2.2)])
        {
            const double Step = 1e-6;
            double byX = (formula.Evaluate(x + Step, y) - formula.Evaluate(x - Step, y)) / (2 * Step);
            double byY = (formula.Evaluate(x, y + Step) - formula.Evaluate(x, y - Step)) / (2 * Step);
            Assert.Equal(byX, formula.Derivative(0).Evaluate(x, y), 1e-6 * Math.Max(1, Math.Abs(byX)));
            Assert.Equal(byY, formula.Derivative(1).Evaluate(x, y), 1e-6 * Math.Max(1, Math.Abs(byY)));
        }
    }

    [Fact]
    public void Literals_take_the_type_of_the_operand_beside_them()
    {
        var half = Input(0, ElementType.Float16);
        Assert.Equal(ElementType.Float16, (2 * half + 1.5).Type);
        Assert.Equal(ElementType.Float16, Select(half > 20f, half, Log(1f + Exp(half))).Type);
        Assert.Equal(ElementType.Int32, (Input(0, ElementType.Int32) + 1).Type);
        Assert.Throws<ArgumentException>(() => Input(0, ElementType.Int32) + 0.5);
    }

    [Fact]
    public void Wrong_types_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => X + Input(1, ElementType.Float32));
        Assert.Contains("Float64, Float32", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Exp(Input(0, ElementType.Int32)));
        Assert.Throws<ArgumentException>(() => And(X, Y));
        Assert.Throws<ArgumentException>(() => Select(X, X, Y));
        Assert.Throws<ArgumentException>(() => Input(0, ElementType.Int32).Derivative(0));
    }

    [Fact]
    public void Equal_formulas_are_equal_and_print_alike()
    {
        Assert.Equal(Exp(X * 2) + Y, Exp(Input(0, ElementType.Float64) * 2) + Y);
        Assert.NotEqual(X + Y, Y + X);
        Assert.Equal("(exp((x0 * 2)) + x1)", (Exp(X * 2) + Y).ToString());
        Assert.Equal("select((20 < x0), x0, log((1 + exp(x0))))", Select(X > 20f, X, Log(1f + Exp(X))).ToString());
    }

    [Fact]
    public void Sharing_does_not_cost_exponential_time()
    {
        Scalar Tower(Scalar bottom)
        {
            var top = bottom;
            for (int i = 0; i < 200; i++)
            {
                top = top * top;
            }

            return top;
        }

        var left = Tower(X);
        var right = Tower(X);
        Assert.Equal(left, right);
        Assert.Equal(right, Tower(Y).Substitute([Y, X]));
        Assert.Equal(201, Listing.Of(left.Substitute([X, Y])).Steps.Length);
        Assert.True(left.Derivative(0).ToString().Length < 100_000);
    }

    [Fact]
    public void Integer_division_by_zero_gives_zero()
    {
        var x = Input(0, ElementType.Int32);
        var y = Input(1, ElementType.Int32);
        Assert.Equal(0, (x / y).Evaluate(7, 0));
        Assert.Equal(0, (x % y).Evaluate(7, 0));
        Assert.Equal(-3, (x / y).Evaluate(-7, 2));
        Assert.Equal(-1, (x % y).Evaluate(-7, 2));
        Assert.Equal(int.MinValue, (x / y).Evaluate(int.MinValue, -1));
    }

    [Fact]
    public void Equal_programs_are_equal()
    {
        var x = Input(0, ElementType.Float32);
        LoopProgram Make(float factor, Reduction reduction) => new([ElementType.Float32], [new(x * factor, reduction)]);
        Assert.Equal(Make(2, Reduction.Sum), Make(2, Reduction.Sum));
        Assert.Equal(Make(2, Reduction.Sum).GetHashCode(), Make(2, Reduction.Sum).GetHashCode());
        Assert.NotEqual(Make(2, Reduction.Sum), Make(2, Reduction.Max));
        Assert.NotEqual(Make(2, Reduction.Sum), Make(3, Reduction.Sum));
        Assert.Equal(
            "loop(x0: Float32) { t2 = (x0 * 2); return Sum(t2): Float32 }", Make(2, Reduction.Sum).ToString());
        Assert.Throws<ArgumentException>(() => new LoopProgram([ElementType.Int32], [new(x)]));
        Assert.Throws<ArgumentException>(() => new LoopProgram([ElementType.Float32], [new(x, Reduction.Any)]));
    }
}
