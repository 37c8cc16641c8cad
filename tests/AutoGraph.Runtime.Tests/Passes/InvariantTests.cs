using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;
using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Passes;

/// <summary>What a loop computes the same in every iteration is computed once before it.</summary>
[CollectionDefinition(nameof(InvariantTests), DisableParallelization = true)]
[Collection(nameof(InvariantTests))]
public class InvariantTests
{
    private static readonly Variable W = new(Tensor.Random.Normal([16, 16], stddev: 0.3f, seed: 1), name: "w");

    private static readonly TensorSpec Matrix = new([16, 16], DType.Float32);

    private static readonly TensorSpec Sequence = new([5, 16, 16], DType.Float32);

    [Fact]
    public void Products_and_formulas_of_what_does_not_change_leave_the_loop()
    {
        var (before, body) = Optimized(x => Loop(4, x[0], y => Tensor.Tanh(y + x[0].MatMul(W).Square())), Matrix);
        Assert.DoesNotContain(body, node => node.Op is MatMul or RowBlocksOp or ReadVariable);
        Assert.Contains(before, node => node.Op is RowBlocksOp or MatMul);
    }

    [Fact]
    public void What_may_fail_or_changes_stays()
    {
        var counter = new Variable(Tensor.Zeros([16, 16]));
        var (_, body) = Optimized(
            x => Loop(4, x[0], y =>
            {
                counter.AssignAdd(1f);
                return y + Tensor.Gather(x[0], x[0].Sum().Cast(DType.Int32).Reshape([1])) + counter;
            }),
            Matrix);
        Assert.Contains(body, node => node.Op is Gather);
        Assert.Contains(body, node => node.Op is ReadVariable);
    }

    [Fact]
    public void Rows_are_multiplied_all_at_once()
    {
        var (before, body) = Optimized(x => Recurrent(x[0]), Sequence);
        Assert.Single(before, node => node.Op is MatMul);
        Assert.Single(Products(body));

        // A loop that may end before has no right to the product of all rows.
        var (_, early) = Optimized(x => Recurrent(x[0], x[0].Sum() > 0), Sequence);
        Assert.Equal(2, Products(early).Count());

        static IEnumerable<Node> Products(IEnumerable<Node> nodes)
            => nodes.SelectMany(node => node.Op is RowBlocksOp rows ? rows.Body.Nodes : [node])
                .Where(node => node.Op is MatMul);
    }

    [Fact]
    public void A_loop_over_rows_gives_the_same_bits_and_sees_a_changed_variable()
    {
        Tensor[] x = [Tensor.Random.Normal([5, 16, 16], seed: 2)];
        var graph = Graphed.Function(inputs => Recurrent(inputs[0]));
        var before = W.Read();
        foreach (var factor in new[] { 1f, -2f, 0.5f })
        {
            W.Assign(before * factor);
            Assert.Equal(Recurrent(x[0]).ToArray<float>(), graph(x).ToArray<float>());
        }

        W.Assign(before);
    }

    [Fact]
    public void The_reverse_keeps_no_weights_and_multiplies_once()
    {
        var builder = new GraphBuilder("f");
        var x = builder.AddInput(Sequence, "");
        Graph graph;
        using (Dispatch.Use(builder))
        {
            using var tape = new GradientTape();
            graph = Pipeline.Run(builder.Build([tape.Gradient(Recurrent(x).Sum(), W)]));
        }

        // The state of an iteration and its index: nothing as large as all weights but the stacks of states.
        var forward = graph.Nodes.First(node => node.Op is WhileOp);
        Assert.All(
            forward.Outputs, spec => Assert.True(spec.Shape.Rank < 3 || spec.Shape == Sequence.Shape, $"{spec}"));
        Assert.True(forward.Outputs.Count(spec => spec.Shape.Rank == 3) <= 3, graph.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Eager_graph_and_tapes_agree(int threads)
    {
        var before = AutoGraphOptions.Threads;
        AutoGraphOptions.Threads = threads;
        Tensor[] x = [Tensor.Random.Normal([5, 16, 16], seed: 3)];
        var eager = Gradients(inputs => Recurrent(inputs[0]), x);
        var outside = Gradients(Graphed.Function(inputs => Recurrent(inputs[0])), x);
        var inside = Graphed.Run(inputs => Gradients(y => Recurrent(y[0]), inputs), x);
        AutoGraphOptions.Threads = before;
        Assert.Equal(eager.ToArray<float>(), outside.ToArray<float>(), Close);
        Assert.Equal(eager.ToArray<float>(), inside.ToArray<float>(), Close);

        static Tensor Gradients(Func<Tensor[], Tensor> f, Tensor[] x)
        {
            using var tape = new GradientTape();
            tape.Watch(x[0]);
            var gradients = tape.Gradient(f(x).Square().Sum(), [x[0], W]);
            return Tensor.Concat([gradients[0].Reshape([80, 16]), gradients[1]]);
        }
    }

    [Fact]
    public void A_loop_that_never_runs_has_no_derivative_of_what_it_would_compute()
    {
        Tensor Run(Tensor[] x)
        {
            using var tape = new GradientTape();
            tape.Watch(x[0]);
            var y = Loop(x[1], x[0], state => state + Tensor.Log(x[0] * 0));
            return tape.Gradient(y, x[0]);
        }

        Tensor[] inputs = [Tensor.Ones([3]), 0];
        Assert.Equal([1f, 1f, 1f], Run(inputs).ToArray<float>());
        Assert.Equal([1f, 1f, 1f], Graphed.Run(Run, inputs).ToArray<float>());
    }

    private static bool Close(float expected, float actual)
        => Math.Abs(expected - actual) <= 1e-4 * (1 + Math.Abs(expected));

    private static Tensor Loop(Tensor count, Tensor y, Func<Tensor, Tensor> step)
    {
        Stage.For(Ag.Range(count), _ => y = step(y), null, Stage.Var("y", () => y, v => y = v));
        return y;
    }

    private static Tensor Recurrent(Tensor x, Tensor? goesOn = null)
    {
        var h = Tensor.Zeros([16, 16]);
        Stage.For(
            x, row => h = Tensor.Tanh(row.MatMul(W) + h.MatMul(W)), goesOn is null ? null : () => goesOn,
            Stage.Var("h", () => h, v => h = v));
        return h;
    }

    /// <summary>The nodes outside of the only loop, and those of its body.</summary>
    private static (IEnumerable<Node> Before, IEnumerable<Node> Body) Optimized(
        Func<Tensor[], Tensor> f, TensorSpec spec)
    {
        var graph = Pipeline.Run(Graphed.TraceOf(f, spec));
        return (graph.Nodes, ((WhileOp)graph.Nodes.Single(node => node.Op is WhileOp).Op).Body.Nodes);
    }
}
