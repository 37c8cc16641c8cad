using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;
using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Autodiff;

/// <summary>What the reverse of a loop keeps, and what its iterations cost.</summary>
[CollectionDefinition(nameof(LoopGradientTests), DisableParallelization = true)]
[Collection(nameof(LoopGradientTests))]
public class LoopGradientTests
{
    [Fact]
    public void With_a_known_number_of_iterations_residuals_are_rows_and_else_lists()
    {
        var known = Nodes(Trace(x => [Gradient(Steps(Tensor.Constant(5)), x)], [3])).ToArray();
        Assert.Contains(known, node => node.Op is OverwriteRow);
        Assert.DoesNotContain(known, node => node.Op is ListPush or ListPop);

        var unknown = Nodes(Trace(x => [Gradient(Steps(x.Sum().Cast(DType.Int32)), x)], [3])).ToArray();
        Assert.DoesNotContain(unknown, node => node.Op is OverwriteRow);
        Assert.Contains(unknown, node => node.Op is ListPush);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    [InlineData(-3, 1)]
    public void Derivatives_of_any_order_are_those_of_eager_code(int stop, int by)
    {
        Tensor Second(Tensor[] inputs) => Gradient(x => Gradient(Steps(stop, by), x).Square().Sum(), inputs[0]);
        Tensor[] values = [Tensor.Random.Normal([3], seed: 1).Cast(DType.Float64)];

        Assert.Equal(
            Second(values).ToArray<double>(), Graphed.Run(Second, values).ToArray<double>(), Close);
    }

    [Fact]
    public void Cotangents_of_rows_are_added_where_they_belong()
    {
        var graph = Trace(x => [Gradient(Rows, x)], [6, 3]);
        Assert.Contains(Nodes(graph), node => node.Op is AddRowOp);
        Assert.DoesNotContain(Nodes(graph), node => node.Op is PlaceRowOp);

        Tensor Second(Tensor[] inputs) => Gradient(x => Gradient(Rows, x).Square().Sum(), inputs[0]);
        Tensor[] values = [Tensor.Random.Normal([6, 3], seed: 1).Cast(DType.Float64)];
        Assert.Equal(
            Gradient(Rows, values[0]).ToArray<double>(),
            Graphed.Run(inputs => Gradient(Rows, inputs[0]), values).ToArray<double>(),
            Close);
        Assert.Equal(
            Second(values).ToArray<double>(), Graphed.Run(Second, values).ToArray<double>(), Close);
    }

    [Fact]
    public void Cotangents_that_nobody_reads_are_not_computed()
    {
        // Of the three inputs of the loop only w is asked for: one cotangent of an invariant is state.
        var builder = new GraphBuilder("f");
        Tensor[] inputs = [.. new Shape[] { [6, 3], [3], [3] }.Select(
            shape => builder.AddInput(new TensorSpec(shape, DType.Float32), ""))];
        using var scope = Dispatch.Use(builder);
        var graph = Pipeline.Run(builder.Build([Gradient(
            w => Sum(inputs[0], (h, row) => Tensor.Tanh((h * w) + (row * inputs[2]))), inputs[1])]));

        Assert.DoesNotContain(Nodes(graph), node => node.Op is AddRowOp or PlaceRowOp);
        var reverse = graph.Nodes.Last(node => node.Op is WhileOp);
        Assert.Equal(3, reverse.Outputs.Length); // the counter, the cotangents of h and of w
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_iteration_and_its_reverse_allocate_nothing(bool overRows)
    {
        var (few, many) = (BytesOfCall(4), BytesOfCall(400));
        Assert.True(many - few < 400, $"{few} bytes of a call with 4 iterations, {many} with 400");

        long BytesOfCall(int iterations)
        {
            var f = Graphed.Function(inputs => Gradient(
                x => overRows ? Rows(x) : Steps(Tensor.Constant(iterations))(x[0]), inputs[0]));
            Tensor[] x = [Tensor.Random.Normal([iterations, 3], seed: 1)];
            for (var i = 0; i < 50; i++)
            {
                f(x);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 20; i++)
            {
                f(x);
            }

            return (GC.GetAllocatedBytesForCurrentThread() - before) / 20;
        }
    }

    private static (double Absolute, double Relative) Tolerance => (1e-12, 1e-9);

    private static bool Close(double expected, double actual)
        => Math.Abs(expected - actual) <= Tolerance.Absolute + (Tolerance.Relative * Math.Abs(expected));

    private static Func<Tensor, Tensor> Steps(Tensor stop, int by = 1) => x =>
    {
        var (i, y) = (Tensor.Constant(0), x);
        Stage.While(
            () => i < stop,
            () =>
            {
                y = Tensor.Tanh(y * x) + (0.5f * y);
                i += by;
            },
            Stage.Var("i", () => i, v => i = v),
            Stage.Var("y", () => y, v => y = v));
        return y.Sum();
    };

    private static Tensor Rows(Tensor x) => Sum(x, (h, row) => Tensor.Tanh(h + (row * row)));

    private static Tensor Sum(Tensor x, Func<Tensor, Tensor, Tensor> step)
    {
        var h = Tensor.ZerosLike(x[0]);
        Stage.For(x, row => h = step(h, row), null, Stage.Var("h", () => h, v => h = v));
        return h.Sum();
    }

    private static Tensor Gradient(Func<Tensor, Tensor> f, Tensor x)
    {
        using var tape = new GradientTape();
        tape.Watch(x);
        return tape.GradientOrNull(f(x), [x])[0] ?? Tensor.ZerosLike(x);
    }

    private static Graph Trace(Func<Tensor, Tensor[]> function, Shape shape)
    {
        var builder = new GraphBuilder("f");
        var x = builder.AddInput(new TensorSpec(shape, DType.Float32), "0");
        using var scope = Dispatch.Use(builder);
        return Pipeline.Run(builder.Build(function(x)));
    }

    private static IEnumerable<Node> Nodes(Graph graph)
        => graph.Nodes.SelectMany(node => node.Op is ControlOp control
            ? control.Bodies.SelectMany(body => Nodes(body.Graph)).Prepend(node)
            : [node]);
}
