using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Variables;

/// <summary>Functions whose derivative is said: by a tape, in a graph, around a graph, in loops, to any order.</summary>
public class CustomGradientTests
{
    /// <summary>x² whose derivative is said to be 10 x².</summary>
    private static readonly Func<Tensor, Tensor> Odd =
        Gradients.Custom(x => x * x, (upstream, x, y) => 10 * y * upstream);

    [Fact]
    public void Every_way_to_run_gives_what_was_said()
    {
        Agree(Odd, 9, 3);
        Agree(x => Derivative(Odd, x), 90, 3);

        // The derivative of 10 y is 10 times what was said for y.
        Agree(x => Derivative(y => Derivative(Odd, y), x), 900, 3);
        Agree(x => Derivative(y => 2 * Odd(y) * y, x), (2 * 90 * 3) + (2 * 9), 3);
    }

    [Fact]
    public void It_holds_in_branches_and_loops_and_in_what_is_recomputed()
    {
        var half = Gradients.Custom(x => x, (upstream, x, y) => 0.5 * upstream);
        Tensor Thrice(Tensor x)
        {
            Stage.For(Ag.Range(3), _ => x = half(2 * x), null, Stage.Var("x", () => x, v => x = v));
            return x;
        }

        Agree(x => Derivative(Thrice, x), 1, 5);
        Agree(x => Derivative(y => Stage.Select(y > 0, () => half(y), () => y), x), 0.5, 5);

        var traced = new TracedFunction("f", recompute: true);
        Agree(x => Derivative(y => traced.Call([y], 0, (inputs, _) => Thrice(inputs[0])), x), 1, 5);
    }

    [Fact]
    public void Two_arguments_have_a_cotangent_each()
    {
        var f = Gradients.Custom((a, b) => a * b, (upstream, a, b, y) => (upstream * a, upstream * y));
        foreach (var run in new Func<Func<Tensor[], Tensor>, Tensor[], Tensor>[] { (g, x) => g(x), (g, x) => Graphed.Run(g, x) })
        {
            var gradients = run(
                x =>
                {
                    using var tape = new GradientTape();
                    tape.Watch(x[0]);
                    tape.Watch(x[1]);
                    return Tensor.Stack(tape.Gradient(f(x[0], x[1]), [x[0], x[1]]));
                },
                [3.0, 5.0]);
            Assert.Equal([3.0, 15.0], gradients.ToArray<double>());
        }
    }

    [Fact]
    public void A_pullback_may_read_a_variable()
    {
        var factor = new Variable(Tensor.Constant(2.0), name: "factor");
        var scaled = Gradients.Custom(x => x, (upstream, x, y) => upstream * factor);
        Agree(x => Derivative(scaled, x), 2, 1);
        factor.Assign(5.0);
        Agree(x => Derivative(scaled, x), 5, 1);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        var w = new Variable(Tensor.Constant(2.0), name: "scale");
        var reading = Gradients.Custom(x => x * w, (upstream, x, y) => upstream);
        Assert.Equal(6, reading(3.0).ToScalar<double>());
        Assert.Contains("'scale'", Assert.Throws<GradientException>(() => Derivative(reading, 3.0)).Message, StringComparison.Ordinal);

        var summed = Gradients.Custom(x => x, (upstream, x, y) => upstream.Sum());
        var error = Assert.Throws<ShapeException>(() => Derivative(summed, Tensor.Constant([1.0, 2.0])));
        Assert.Contains("argument 0 is float64(2,)", error.Message, StringComparison.Ordinal);

        var whole = Gradients.Custom(x => x.Cast(DType.Int32), (upstream, x, y) => upstream);
        Assert.Throws<DTypeException>(() => Derivative(whole, 3.0));
    }

    private static void Agree(Func<Tensor, Tensor> f, double expected, double at)
    {
        Assert.Equal(expected, f(at).ToScalar<double>(), 9);
        Assert.Equal(expected, Graphed.Run(x => f(x[0]), at).ToScalar<double>(), 9);
    }

    private static Tensor Derivative(Func<Tensor, Tensor> f, Tensor x)
    {
        using var tape = new GradientTape();
        tape.Watch(x);
        return tape.Gradient(f(x), x);
    }
}
