using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Tracing;

/// <summary>The staging surface, called as generated code calls it.</summary>
public class StageTests
{
    [Theory, InlineData(1, 0), InlineData(6, 8), InlineData(7, 16), InlineData(27, 111)]
    public void Collatz(int start, int steps) => Assert.Equal(steps, Graphed.Run(inputs =>
    {
        Tensor x = inputs[0], count = Tensor.Constant(0);
        Stage.While(
            () => x != 1,
            () =>
            {
                Stage.If(
                    x % 2 == 0, () => { x = x / 2; }, () => { x = (3 * x) + 1; }, Stage.Var("x", () => x, v => x = v));
                count += 1;
            },
            Stage.Var("x", () => x, v => x = v),
            Stage.Var("count", () => count, v => count = v));
        return count;
    }, Tensor.Constant(start)).ToScalar<int>());

    [Theory, InlineData(2f, 16f, 32f, 48f, 48f), InlineData(9f, 9f, 1f, 0f, 0f)]
    public void Derivatives_of_a_loop_up_to_the_third_order(
        float at, float value, float first, float second, float third)
    {
        Tensor Loop(Tensor v)
        {
            Stage.While(() => v < 8, () => { v = v * v; }, Stage.Var("v", () => v, next => v = next));
            return v;
        }

        var graph = Graphed.Function(inputs => Loop(inputs[0]));
        var derivatives = Derivatives(x => graph([x]), Tensor.Constant(at));
        var inside = Graphed.Run(inputs => Tensor.Stack(Derivatives(Loop, inputs[0])), Tensor.Constant(at));

        Assert.Equal([value, first, second, third], derivatives.Select(d => d.ToScalar<float>()));
        Assert.Equal([value, first, second, third], inside.ToArray<float>());
    }

    [Fact]
    public void A_loop_over_rows_stops_when_its_test_says_so() => Assert.Equal(6f, Graphed.Run(inputs =>
    {
        Tensor sum = 0f, stop = false;
        Stage.For(
            inputs[0],
            row =>
            {
                Stage.If(
                    row > 3, () => { stop = true; }, () => { sum += row; },
                    Stage.Var("stop", () => stop, v => stop = v), Stage.Var("sum", () => sum, v => sum = v));
            },
            () => !stop,
            Stage.Var("sum", () => sum, v => sum = v),
            Stage.Var("stop", () => stop, v => stop = v));
        return sum;
    }, Tensor.Constant([1f, 2f, 3f, 9f, 1f])).ToScalar<float>());

    [Fact]
    public void Gradient_of_the_side_that_was_not_taken_does_not_spoil_that_of_the_other()
    {
        var guarded = Graphed.Function(
            inputs => Stage.Select(inputs[0] > 0, () => Tensor.Log(inputs[0]), () => 0f * inputs[0]));
        var x = Tensor.Constant(-1f);
        using var tape = new GradientTape();
        tape.Watch(x);

        Assert.Equal(0f, tape.Gradient(guarded([x]), x).ToScalar<float>());
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_local_gets_the_value_that_both_sides_assign(bool condition)
    {
        var f = Graphed.Function(inputs =>
        {
            var chosen = Stage.Unassigned;
            Stage.If(
                inputs[0], () => chosen = inputs[1], () => chosen = inputs[1],
                Stage.Var("chosen", () => chosen, v => chosen = v));
            return chosen + Stage.Select(inputs[0], () => inputs[1], () => inputs[1]);
        });

        Assert.Equal(6f, f([condition, Tensor.Constant(3f)]).ToScalar<float>());
    }

    [Fact]
    public void Gradients_reach_variables_and_captured_tensors_through_loops_and_branches()
    {
        var w = new Variable(3f);
        var graph = Graphed.Function(inputs =>
        {
            var x = inputs[0];
            var i = Tensor.Constant(0);
            Stage.While(
                () => i < 3,
                () =>
                {
                    Stage.If(
                        i == 1, () => { x = x * w; }, () => { x = x * w + inputs[1]; },
                        Stage.Var("x", () => x, v => x = v));
                    i += 1;
                },
                Stage.Var("x", () => x, v => x = v),
                Stage.Var("i", () => i, v => i = v));
            return x;
        });
        Tensor x = Tensor.Constant(2f), c = Tensor.Constant(5f);
        using var tape = new GradientTape();
        tape.Watch(x);
        tape.Watch(c);

        // ((x w + c) w) w + c
        var y = graph([x, c]);
        var gradients = tape.Gradient(y, [x, c, w]);

        Assert.Equal((2f * 27) + (5 * 9) + 5, y.ToScalar<float>());
        Assert.Equal([27f, 10f, (3 * 2 * 9) + (2 * 5 * 3)], gradients.Select(g => g.ToScalar<float>()));
    }

    [Fact]
    public void State_that_changes_its_dtype_is_named()
    {
        var error = Assert.Throws<StagingException>(() => Graphed.Run(inputs =>
        {
            var n = inputs[0];
            Stage.While(() => n < 3, () => { n = n.Cast(DType.Float32) + 0.5f; }, Stage.Var("n", () => n, v => n = v));
            return n;
        }, Tensor.Constant(0)));

        Assert.Contains("'n' is int32 before the loop, but float32 after one iteration", error.Message);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_literal_never_loses_its_fraction_to_the_dtype_of_the_state(bool literalFirst)
    {
        var error = Assert.Throws<StagingException>(() => Graphed.Run(inputs =>
        {
            Tensor n = literalFirst ? 0.5f : inputs[0], i = 0;
            Stage.While(
                () => i < 3,
                () =>
                {
                    n = literalFirst ? inputs[0] : 0.5f;
                    i += 1;
                },
                Stage.Var("n", () => n, v => n = v),
                Stage.Var("i", () => i, v => i = v));
            return n;
        }, Tensor.Constant(7)));

        Assert.Contains("'n' is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Branches_that_give_different_dtypes_are_named()
    {
        var error = Assert.Throws<StagingException>(() => Graphed.Run(inputs =>
        {
            var r = inputs[0];
            Stage.If(
                r > 0, () => { r = r * 2; }, () => { r = r.Cast(DType.Float32); }, Stage.Var("r", () => r, v => r = v));
            return r;
        }, Tensor.Constant(0)));

        Assert.Contains("'r' is int32 when the condition holds and float32 when it does not", error.Message);
    }

    [Fact]
    public void A_branch_that_leaves_null_is_named()
    {
        var error = Assert.Throws<StagingException>(() => Graphed.Run(inputs =>
        {
            Tensor? found = null;
            Stage.If(
                inputs[0] > 0, () => { found = inputs[0]; }, null, Stage.Var("found", () => found, v => found = v));
            return found!;
        }, Tensor.Constant(1)));

        Assert.Contains("'found' is null when the condition does not hold", error.Message);
    }

    [Fact]
    public void Null_before_a_loop_is_named()
    {
        var error = Assert.Throws<StagingException>(() => Graphed.Run(inputs =>
        {
            Tensor? last = null;
            Stage.For(inputs[0], row => { last = row; }, null, Stage.Var("last", () => last, v => last = v));
            return last!;
        }, Tensor.Constant([1, 2])));

        Assert.Contains("'last' is null before the loop", error.Message);
    }

    [Fact]
    public void An_entry_that_only_one_branch_adds_is_named()
    {
        var error = Assert.Throws<StagingException>(() => Graphed.Run(inputs =>
        {
            var d = new Dictionary<string, Tensor>();
            Stage.If(
                inputs[0] > 0, () => { d["new"] = inputs[0]; }, null,
                Stage.Var("d[\"new\"]", () => d["new"], v => d["new"] = v));
            return d["new"];
        }, Tensor.Constant(1)));

        Assert.Contains("'d[\"new\"]'", error.Message);
        Assert.Contains("Give", error.Message);
    }

    [Fact]
    public void Recursion_that_a_tensor_decides_is_refused()
    {
        static Tensor Factorial(Tensor n) => Stage.Select(n < 2, () => 1, () => n * Factorial(n - 1));
        var function = new TracedFunction("factorial");
        Tensor Body(Tensor n) => Stage.Select(n < 2, () => 1, () => n * Call(n - 1));
        Tensor Call(Tensor n) => function.Call([n], 0, (inputs, _) => Body(inputs[0]));

        Assert.Contains("write it as a loop", Assert.Throws<StagingException>(() =>
            Graphed.Run(inputs => Factorial(inputs[0]), Tensor.Constant(5))).Message);
        Assert.Contains("calls itself", Assert.Throws<StagingException>(() => Call(Tensor.Constant(5))).Message);
        Assert.Equal(0, function.TraceCount);
    }

    [Fact]
    public void A_condition_with_elements_is_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Graphed.Run(
            inputs => Stage.Select(inputs[0] > 0, () => 1f, () => 2f), Tensor.Constant([1f, 2f])));

        Assert.Contains("bool scalar", error.Message);
    }

    [Fact]
    public void State_may_grow_and_is_then_of_unknown_size()
    {
        var grown = Graphed.Run(inputs =>
        {
            var v = Tensor.Zeros([2]);
            var i = Tensor.Constant(0);
            Stage.While(
                () => i < inputs[0],
                () =>
                {
                    v = Tensor.Concat([v, i.Cast(DType.Float32).ExpandDims(0)]);
                    i += 1;
                },
                Stage.Var("v", () => v, x => v = x),
                Stage.Var("i", () => i, x => i = x));
            return v;
        }, Tensor.Constant(3));

        Assert.Equal([0f, 0f, 0f, 1f, 2f], grown.ToArray<float>());
    }

    private static Tensor[] Derivatives(Func<Tensor, Tensor> f, Tensor x)
    {
        using var third = new GradientTape();
        using var second = new GradientTape();
        using var first = new GradientTape();
        third.Watch(x);
        second.Watch(x);
        first.Watch(x);
        var y = f(x);
        var d1 = first.Gradient(y, x);
        var d2 = second.GradientOrNull(d1, [x])[0] ?? Tensor.ZerosLike(x);
        var d3 = third.GradientOrNull(d2, [x])[0] ?? Tensor.ZerosLike(x);
        return [y, d1, d2, d3];
    }
}
