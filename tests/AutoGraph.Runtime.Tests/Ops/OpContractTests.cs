using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Runtime.Tests.Ops;

/// <summary>Every row of the table: value, gradients, views as inputs, eager equal to graph.</summary>
public sealed class OpContractTests
{
    private const double Exact = 1e-11;

    private static readonly Dictionary<string, OpRow> Rows = OpTable.Rows.ToDictionary(row => row.Name);

    public static TheoryData<string> All => [.. Rows.Keys];

    public static TheoryData<string> Differentiable
        => [.. Rows.Values.Where(row => row.Differentiable).Select(row => row.Name)];

    public static TheoryData<string> Smooth
        => [.. Rows.Values.Where(row => row.Differentiable && row.Smooth).Select(row => row.Name)];

    public static TheoryData<string> Formulas
        => [.. Rows.Values.Where(row => row.Formula is not null).Select(row => row.Name)];

    [Theory, MemberData(nameof(All))]
    public void The_value_is_that_of_the_reference_for_every_dtype_shape_and_layout(string name)
    {
        var row = Rows[name];
        foreach (var (shapes, dtype) in Cases(row))
        {
            var inputs = row.Draw(shapes, dtype, seed: 1);
            var expected = row.Reference([.. inputs.Select(Doubles.Of)]);
            foreach (var lie in Enum.GetValues<Inputs.Lie>())
            {
                var actual = row.Op([.. inputs.Select(input => Inputs.As(lie, input))]);
                Assert.Equal(row.Result ?? dtype, actual.DType);
                Same(expected, actual, dtype == DType.Float32 ? row.Tolerance : Exact, $"{name} {dtype} "
                    + $"{Text(shapes)} {lie}");
            }
        }
    }

    [Theory, MemberData(nameof(Differentiable))]
    public void The_gradient_is_that_of_finite_differences(string name)
    {
        var row = Rows[name];
        foreach (var shapes in row.Shapes.Where(IsSmall))
        {
            var inputs = row.Draw(shapes, DType.Float64, seed: 2);
            CheckGradient(name + Text(shapes), row.Op, inputs);
        }
    }

    [Theory, MemberData(nameof(Smooth))]
    public void The_gradient_of_the_gradient_is_that_of_finite_differences(string name)
    {
        var row = Rows[name];
        foreach (var shapes in row.Shapes.Where(IsSmall))
        {
            var inputs = row.Draw(shapes, DType.Float64, seed: 3);
            var weights = Weights(row.Op(inputs), 4);
            for (var i = 0; i < inputs.Length; i++)
            {
                var k = i;
                if (inputs[i].DType.IsFloating)
                {
                    CheckGradient($"{name}' {Text(shapes)}", x
                        => Gradients(row.Op, x, weights)[k] ?? Tensor.ZerosLike(x[k]), inputs);
                }
            }
        }
    }

    [Theory, MemberData(nameof(All))]
    public void A_graph_gives_what_eager_gives(string name)
    {
        var row = Rows[name];
        foreach (var (shapes, dtype) in Cases(row))
        {
            var inputs = row.Draw(shapes, dtype, seed: 5);
            var weights = Weights(row.Op(inputs), 6);
            var differentiates = row.Differentiable && weights.DType.IsFloating && dtype.IsFloating;
            Tensor[] Body(Tensor[] x) => differentiates
                ? [row.Op(x), .. Gradients(row.Op, x, weights).Select((gradient, i)
                    => gradient ?? Tensor.ZerosLike(x[i]))]
                : [row.Op(x)];
            var expected = Body(inputs);
            foreach (var hidden in row.NeedsSizes ? [false] : new[] { false, true })
            {
                var actual = RunGraph(Body, inputs, hidden);
                for (var i = 0; i < actual.Length; i++)
                {
                    var tolerance = dtype == DType.Float32 ? row.Tolerance : Exact;
                    Same(Doubles.Of(expected[i]), actual[i], tolerance, $"{name} {dtype} {Text(shapes)} output {i}, "
                        + $"sizes hidden: {hidden}");
                }
            }
        }
    }

    [Theory, MemberData(nameof(Formulas))]
    public void NaN_infinities_and_zeros_pass_as_in_the_reference(string name)
    {
        double[] specials = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1e-40, -1e-40, 1,
            -1, 50, -50];
        var row = Rows[name];
        foreach (var dtype in OpRow.Floating)
        {
            // Twice, so that whole vectors are met and not only what is left behind them.
            var input = Tensor.Constant([.. specials, .. specials]).Cast(dtype);
            Same(Doubles.Of(input).Map(row.Formula!), row.Op([input]), dtype == DType.Float32 ? row.Tolerance : Exact,
                $"{name} {dtype} specials");
        }
    }

    /// <summary>Traces a body and runs the graph, with sizes known while tracing or not.</summary>
    internal static Tensor[] RunGraph(Func<Tensor[], Tensor[]> body, Tensor[] inputs, bool hidden)
        => new ConcreteFunction(Trace(body, inputs, hidden)).Run(inputs);

    /// <summary>The graph of a body, with sizes known while tracing or not.</summary>
    internal static Graph Trace(Func<Tensor[], Tensor[]> body, Tensor[] inputs, bool hidden)
    {
        var builder = new GraphBuilder("test");
        var symbols = inputs
            .Select(input => builder.AddInput(new TensorSpec(hidden ? Hide(input.Shape) : input.Shape, input.DType),
                "x"))
            .ToArray();
        using var scope = Dispatch.Use(builder);
        return builder.Build(body(symbols));
    }

    /// <summary>Of the sum of the weighted results; null where nothing depends on an input.</summary>
    internal static Tensor?[] Gradients(Func<Tensor[], Tensor> op, Tensor[] inputs, Tensor weights)
    {
        using var tape = new GradientTape();
        foreach (var input in inputs.Where(input => input.DType.IsFloating))
        {
            tape.Watch(input);
        }

        return tape.GradientOrNull(Tensor.Sum(op(inputs) * weights), inputs);
    }

    internal static void CheckGradient(string what, Func<Tensor[], Tensor> op, Tensor[] inputs, double tolerance = 2e-6)
    {
        var weights = Weights(op(inputs), 7);
        var gradients = Gradients(op, inputs, weights);
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!inputs[i].DType.IsFloating)
            {
                continue;
            }

            var values = inputs[i].ToArray<double>();
            var actual = (gradients[i] ?? Tensor.ZerosLike(inputs[i])).ToArray<double>();
            Assert.Equal(inputs[i].Shape, (gradients[i] ?? inputs[i]).Shape);
            for (var n = 0; n < values.Length; n++)
            {
                var step = 1e-5 * Math.Max(1, Math.Abs(values[n]));
                var expected = (At(values[n] + step) - At(values[n] - step)) / (2 * step);
                var close = Math.Abs(expected - actual[n]) <= tolerance * Math.Max(1, Math.Abs(expected));
                Assert.True(close, $"{what}: gradient of input {i} at element {n}: expected {expected}, got "
                    + $"{actual[n]}");

                double At(double value)
                {
                    var moved = (double[])values.Clone();
                    moved[n] = value;
                    var changed = (Tensor[])inputs.Clone();
                    changed[i] = Tensor.From<double>(moved, inputs[i].Shape);
                    return Tensor.Sum(op(changed) * weights).ToScalar<double>();
                }
            }
        }
    }

    internal static void Same(Doubles expected, Tensor actual, double tolerance, string what)
    {
        Assert.True(expected.Shape.SequenceEqual(actual.Shape.ToArray()), $"{what}: shape "
            + $"({string.Join(", ", expected.Shape)}) expected, got {actual.Shape}");
        var values = Doubles.Of(actual).Values;
        for (var i = 0; i < values.Length; i++)
        {
            var value = actual.DType.IsInteger ? Math.Truncate(expected.Values[i])
                : actual.DType == DType.Float32 ? (float)expected.Values[i]
                : expected.Values[i];
            var close = value.Equals(values[i])
                || Math.Abs(value - values[i]) <= tolerance * Math.Max(1, Math.Abs(value));
            Assert.True(close, $"{what}: element {i}: expected {value:R}, got {values[i]:R}");
        }
    }

    internal static Tensor Weights(Tensor result, int seed)
        => result.DType.IsFloating
            ? Inputs.Draw(new Random(seed), result.Shape.ToArray(), DType.Float64, (0.5, 1.5)).Cast(result.DType)
            : Tensor.OnesLike(result);

    private static IEnumerable<(int[][] Shapes, DType DType)> Cases(OpRow row)
        => row.Shapes.SelectMany(shapes => row.DTypes.Select(dtype => (shapes, dtype)));

    private static bool IsSmall(int[][] shapes)
        => shapes.All(shape => shape.Aggregate(1, (count, size) => count * size) <= 24);

    private static Shape Hide(Shape shape) => new([.. Enumerable.Repeat(Shape.Unknown, shape.Rank)]);

    private static string Text(int[][] shapes)
        => string.Join(" ", shapes.Select(shape => $"({string.Join(",", shape)})"));
}
