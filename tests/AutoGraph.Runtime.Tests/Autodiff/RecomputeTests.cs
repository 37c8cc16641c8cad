using AutoGraph.Autodiff;
using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Autodiff;

/// <summary>Functions whose reverse computes again what lies between: same values and gradients, less memory.</summary>
[CollectionDefinition(nameof(RecomputeTests), DisableParallelization = true)]
[Collection(nameof(RecomputeTests))]
public class RecomputeTests
{
    private const int Size = 100;

    [Fact]
    public void Values_and_gradients_are_the_same_bits_in_any_order()
    {
        Tensor[] values = [Tensor.Random.Normal([Size], seed: 1)];
        foreach (var order in new[] { 0, 1, 2 })
        {
            Tensor Derivative(Func<Tensor, Tensor> f, Tensor x) => order switch
            {
                0 => f(x),
                1 => Gradient(f, x),
                _ => Gradient(y => Gradient(f, y).Square(), x),
            };
            var (plain, again) = (Layers(recompute: false), Layers(recompute: true));
            Assert.Equal(
                Derivative(plain, values[0]).ToArray<float>(), Derivative(again, values[0]).ToArray<float>(), Close);
            Assert.Equal(
                Graphed.Run(x => Derivative(plain, x[0]), values).ToArray<float>(),
                Graphed.Run(x => Derivative(again, x[0]), values).ToArray<float>(),
                Close);
        }
    }

    [Fact]
    public void Only_the_arguments_are_kept()
    {
        // Four layers of three tanh each: the result of each tanh, or what goes into each layer.
        Assert.Equal(12 * Size * sizeof(float), ResidualBytes(Layers(recompute: false)));
        Assert.Equal(4 * Size * sizeof(float), ResidualBytes(Layers(recompute: true)));
    }

    [Fact]
    public void A_loop_keeps_only_its_state_of_each_iteration()
    {
        Assert.Equal(3 * 5 * Size * sizeof(float), StackedBytes(Loop(recompute: false)));
        Assert.Equal(5 * Size * sizeof(float), StackedBytes(Loop(recompute: true)));

        Tensor[] values = [Tensor.Random.Normal([Size], seed: 1)];
        Assert.Equal(
            Graphed.Run(x => Gradient(Loop(recompute: false), x[0]), values).ToArray<float>(),
            Graphed.Run(x => Gradient(Loop(recompute: true), x[0]), values).ToArray<float>());
    }

    [Fact]
    public void A_plan_with_forward_and_reverse_needs_less_memory()
    {
        var (plain, again) = (ArenaBytes(recompute: false), ArenaBytes(recompute: true));
        Assert.True(again < 0.6 * plain, $"{again} bytes against {plain}");

        static long ArenaBytes(bool recompute)
        {
            // By the sum of all, so that no two of them are one loop or go by rows together.
            var third = (Tensor x) => Tensor.Tanh(x / x.Sum());
            var layer = Function(recompute, x => third(third(third(x))));
            var step = Graphed.TraceOf(
                x => Gradient(
                    y =>
                    {
                        for (var i = 0; i < 6; i++)
                        {
                            y = layer(y);
                        }

                        return y;
                    },
                    x[0]),
                new TensorSpec([64, 64], DType.Float32));
            return Preparation.Plan(Preparation.Optimize(step)).ArenaBytes;
        }
    }

    [Fact]
    public void Variables_get_their_gradients_and_are_read_as_they_were()
    {
        var w = new Variable(Tensor.Constant(3f));
        var step = Function(recompute: true, x => Tensor.Tanh(x * w) * w);
        var plain = Function(recompute: false, x => Tensor.Tanh(x * w) * w);
        Tensor x = 0.5f;
        Assert.Equal(OfVariable(plain, 3f), OfVariable(step, 3f));

        // The variable changes between the forward and the reverse pass.
        using var tape = new GradientTape();
        tape.Watch(x);
        w.Assign(3f);
        var y = step(x);
        w.Assign(7f);
        Assert.Equal(OfX(3f), tape.Gradient(y, x).ToScalar<float>(), 1e-6f);

        float OfX(float value) => value * value * (1 - MathF.Pow(MathF.Tanh(0.5f * value), 2));

        float OfVariable(Func<Tensor, Tensor> f, float value)
        {
            w.Assign(value);
            using var tape = new GradientTape();
            return tape.Gradient(f(x), w).ToScalar<float>();
        }
    }

    [Fact]
    public void Random_numbers_are_drawn_once()
    {
        var drop = Function(recompute: true, x => Nn.Dropout(Tensor.Tanh(x), 0.5) * 3);
        var ones = Tensor.Ones([Size]);
        float[] eager = Ratios(x => (drop(x), x)), inside = Graphed.Run(
            inputs =>
            {
                using var tape = new GradientTape();
                tape.Watch(inputs[0]);
                var y = drop(inputs[0]);
                return Tensor.Stack([y, tape.Gradient(y, inputs[0])]);
            },
            ones).ToArray<float>();
        Assert.Contains(0f, eager);
        for (var i = 0; i < Size; i++)
        {
            // What was dropped has no derivative, what was kept has one.
            Assert.Equal(inside[i] == 0, inside[Size + i] == 0);
        }

        float[] Ratios(Func<Tensor, (Tensor Y, Tensor X)> f)
        {
            using var tape = new GradientTape();
            tape.Watch(ones);
            var (y, x) = f(ones);
            var gradient = tape.Gradient(y, x).ToArray<float>();
            Assert.Equal(y.ToArray<float>().Select(v => v == 0), gradient.Select(v => v == 0));
            return gradient;
        }
    }

    [Fact]
    public void Effects_happen_once()
    {
        var calls = new Variable(Tensor.Constant(0), trainable: false);
        var counted = Function(recompute: true, x =>
        {
            calls.AssignAdd(1);
            Ag.Assert(x > 0, "positive");
            return Tensor.Tanh(x) * calls.Read().Cast(DType.Float32);
        });
        Assert.Equal(2 * (1 - MathF.Pow(MathF.Tanh(0.5f), 2)), Twice(), 1e-6f);
        Assert.Equal(2, calls.Read().ToScalar<int>());

        float Twice()
        {
            _ = counted(Tensor.Constant(0.5f));
            return Graphed.Run(x => Gradient(counted, x[0]), Tensor.Constant(0.5f)).ToScalar<float>();
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public void An_assignment_has_no_derivative_and_what_is_read_after_it_has(bool inGraph)
    {
        Assert.Equal(Derivatives(recompute: false), Derivatives(recompute: true), Close);

        float[] Derivatives(bool recompute)
        {
            var w = new Variable(Tensor.Constant(2f));
            var moving = Function(recompute, x =>
            {
                var y = Tensor.Tanh(x * w);
                w.Assign((w * 0.5f) + (x * 0.1f));
                return (y * w) + w;
            });
            var whole = (Tensor x) =>
            {
                Stage.For(
                    Ag.Range(3), _ => x = Stage.Select(x > 0, () => moving(x), () => moving(-x) * 2), null,
                    Stage.Var("x", () => x, v => x = v));
                return moving(x);
            };
            return (inGraph ? Graphed.Run(All, 0.3f) : All([0.3f])).ToArray<float>();

            Tensor All(Tensor[] x)
            {
                using var tape = new GradientTape();
                tape.Watch(x[0]);
                var y = whole(x[0]);
                return Tensor.Stack([y, .. tape.Gradient(y, [x[0], w])]);
            }
        }
    }

    [Fact]
    public void Counting_in_a_loop_is_no_part_of_the_value()
    {
        var calls = new Variable(Tensor.Constant(0), trainable: false);
        var counting = Function(recompute: true, x =>
        {
            Stage.For(
                Ag.Range(3),
                _ =>
                {
                    calls.AssignAdd(1);
                    x = Tensor.Tanh(x);
                },
                null, Stage.Var("x", () => x, v => x = v));
            Ag.Assert(calls > 2, "all");
            return x;
        });
        var expected = Gradient(x => Tensor.Tanh(Tensor.Tanh(Tensor.Tanh(x))), 0.5f).ToScalar<float>();
        Assert.Equal(expected, Gradient(counting, 0.5f).ToScalar<float>(), 1e-6f);
        Assert.Equal(3, calls.Read().ToScalar<int>());
    }

    [Fact]
    public void Calls_within_that_draw_are_recomputed_with_the_same_numbers()
    {
        var inner = Function(recompute: true, x => Nn.Dropout(Tensor.Tanh(x), 0.5));
        var outer = Function(recompute: true, x => Nn.Dropout(inner(inner(x) * 2) + 1, 0.25));
        var x = Tensor.Ones([Size]);
        foreach (var run in new Func<Tensor, Tensor>[] { Both, x => Graphed.Run(y => Both(y[0]), x) })
        {
            // 0 where the last was dropped, 1 / 0.75 where another was: there is no derivative.
            var both = run(x);
            var kept = both[0].ToArray<float>().Select(value => value > 1.5f).ToArray();
            Assert.Contains(true, kept);
            Assert.Contains(false, kept);
            Assert.Equal(kept, both[1].ToArray<float>().Select(value => value != 0));
        }

        Tensor Both(Tensor x)
        {
            using var tape = new GradientTape();
            tape.Watch(x);
            var y = outer(x);
            return Tensor.Stack([y, tape.Gradient(y, x)]);
        }
    }

    [Fact]
    public void What_cannot_be_computed_again_says_so()
    {
        var drawing = Function(recompute: true, x =>
        {
            Stage.For(
                Ag.Range(3), _ => x *= Tensor.Random.Uniform([Size]), null, Stage.Var("x", () => x, v => x = v));
            return x;
        });
        var error = Assert.Throws<GradientException>(() => Gradient(drawing, Tensor.Ones([Size])));
        Assert.Contains("randomUniform", error.Message, StringComparison.Ordinal);

        var state = new Variable(Tensor.Constant(1f));
        var assigning = Function(recompute: true, x =>
        {
            Stage.For(Ag.Range(3), _ => state.Assign(state * 2), null);
            return x * state;
        });
        error = Assert.Throws<GradientException>(() => Gradient(assigning, Tensor.Ones([Size])));
        Assert.Contains("assigns it", error.Message, StringComparison.Ordinal);
    }

    private static bool Close(float expected, float actual)
        => Math.Abs(expected - actual) <= 1e-6 * (1 + Math.Abs(expected));

    private static Func<Tensor, Tensor> Function(bool recompute, Func<Tensor, Tensor> body)
    {
        var traced = new TracedFunction("layer", recompute);
        return x => traced.Call([x], 0, (symbols, _) => body(symbols[0]));
    }

    private static Func<Tensor, Tensor> Layer(bool recompute)
        => Function(recompute, x => Tensor.Tanh(Tensor.Tanh(Tensor.Tanh(x))));

    private static Func<Tensor, Tensor> Layers(bool recompute)
    {
        var layer = Layer(recompute);
        return x => layer(layer(layer(layer(x))));
    }

    private static Func<Tensor, Tensor> Loop(bool recompute)
    {
        var layer = Layer(recompute);
        return x =>
        {
            Stage.For(Ag.Range(5), _ => x = layer(x), null, Stage.Var("x", () => x, v => x = v));
            return x;
        };
    }

    private static Tensor Gradient(Func<Tensor, Tensor> f, Tensor x)
    {
        using var tape = new GradientTape();
        tape.Watch(x);
        return tape.Gradient(f(x), x);
    }

    private static Split SplitOf(Func<Tensor, Tensor> f)
        => Split.Of(Graphed.TraceOf(x => f(x[0]), new TensorSpec([Size], DType.Float32)));

    private static long ResidualBytes(Func<Tensor, Tensor> f)
        => SplitOf(f).Residuals.Sum(spec => spec.Shape.ElementCount * spec.DType.Size);

    /// <summary>What the loop of the forward half keeps for the iterations of its reverse.</summary>
    private static long StackedBytes(Func<Tensor, Tensor> f)
        => SplitOf(f).Forward.Nodes.Single(node => node.Op is WhileOp).Outputs
            .Where(spec => spec.Shape.Rank == 2).Sum(spec => spec.Shape.ElementCount * spec.DType.Size);
}
