using AutoGraph.Conformance.Harness;

namespace AutoGraph.Conformance.Rows;

/// <summary>What the rows of the group measure.</summary>
internal static partial class Gradients
{
    /// <summary>Value and derivative: of the method, of its graph, and within a function that calls it.</summary>
    private static Row Slope(
        int number, TensorFunction<Func<Tensor, Tensor>> function, params (double Input, object Expected)[] examples)
        => new(number,
        [
            .. Row.Measured(number, function, ValueAndGradient, examples).Checks,
            .. examples.Select(example => new Check(
                $"tape inside {Observed.Describe(example.Input)} → {Observed.Describe(example.Expected)}",
                () => Observed.Of(example.Expected).AssertSame(
                    Observed.Of(InsideFunction.Invoke(example.Input, function.Invoke))))),
        ]);

    [TensorFunction]
    internal static (Tensor Value, Tensor Slope) Inside(Tensor x, Func<Tensor, Tensor> function)
    {
        using var tape = new GradientTape();
        tape.Watch(x);
        var value = function(x);
        return (value, tape.Gradient(value, x));
    }

    private static Tensor Derivative(Func<Tensor, Tensor> function, Tensor x, int order)
    {
        if (order == 0)
        {
            return function(x);
        }

        using var tape = new GradientTape();
        tape.Watch(x);
        var y = Derivative(function, x, order - 1);
        return tape.GradientOrNull(y, [x])[0] ?? Tensor.Constant(0.0);
    }

    private static object Gradient(Func<Tensor, Tensor> function, double at) => Derivative(function, at, 1);

    private static object ValueAndGradient(Func<Tensor, Tensor> function, double at)
        => (function(at), Derivative(function, at, 1));

    private static object ThreeOrders(Func<Tensor, Tensor> function, double at)
        => (function(at), Derivative(function, at, 1), Derivative(function, at, 2), Derivative(function, at, 3));

    private static object GradientOfVector(Func<Tensor, Tensor> function, double[] at)
        => Derivative(function, Tensor.Constant(at), 1);

    private static (Tensor Value, (Tensor, Tensor) Gradients) WithGradients(
        Func<Tensor, Tensor, Tensor> function, (double X, double Y) at)
    {
        Tensor x = at.X, y = at.Y;
        using var tape = new GradientTape();
        tape.Watch(x);
        tape.Watch(y);
        var value = function(x, y);
        return (value, Pair(tape.GradientOrNull(value, [x, y])));
    }

    private static object ValueAndGradients(Func<Tensor, Tensor, Tensor> function, (double X, double Y) at)
        => WithGradients(function, at);

    private static object GradientsOfSum(Func<Tensor, Tensor, (Tensor, Tensor)> function, (double X, double Y) at)
    {
        return WithGradients(Sum, at).Gradients;

        Tensor Sum(Tensor x, Tensor y)
        {
            var (left, right) = function(x, y);
            return left + right;
        }
    }

    private static object ValuesAndJacobian(Func<Tensor, Tensor, (Tensor, Tensor)> function, (double X, double Y) at)
    {
        var first = WithGradients((x, y) => function(x, y).Item1, at);
        var second = WithGradients((x, y) => function(x, y).Item2, at);
        return ((first.Value, second.Value), first.Gradients, second.Gradients);
    }

    private static object GradientsWithFactor(Func<Tensor, Tensor> function, (double V, double Factor) at)
    {
        Factor.Assign(at.Factor);
        Tensor v = at.V;
        using var tape = new GradientTape();
        tape.Watch(v);
        return Pair(tape.GradientOrNull(function(v), [v, Factor]));
    }

    private static object Both(Func<Tensor, Tensor, Tensor, Tensor> function, bool c)
        => WithGradients((x, y) => function(c, x, y), (1.0, 2.0)).Gradients;

    private static object BothOfSum(Func<Tensor, Tensor, Tensor, (Tensor, Tensor)> function, bool c)
        => GradientsOfSum((x, y) => function(c, x, y), (1.0, 3.0));

    private static object Hessian(Func<Tensor, Tensor, Tensor> function, (double X, double Y) at)
    {
        Tensor x = at.X, y = at.Y;
        using var outer = new GradientTape(persistent: true);
        outer.Watch(x);
        outer.Watch(y);
        using var inner = new GradientTape();
        inner.Watch(x);
        inner.Watch(y);
        var (dx, dy) = Pair(inner.GradientOrNull(function(x, y), [x, y]));
        return (Pair(outer.GradientOrNull(dx, [x, y])), Pair(outer.GradientOrNull(dy, [x, y])));
    }

    private static (Tensor, Tensor) Pair(IReadOnlyList<Tensor?> gradients)
        => (gradients[0] ?? Tensor.Constant(0.0), gradients[1] ?? Tensor.Constant(0.0));
}
