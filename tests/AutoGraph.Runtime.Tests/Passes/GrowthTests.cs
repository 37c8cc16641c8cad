using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;

namespace AutoGraph.Runtime.Tests.Passes;

/// <summary>Tracing, passes and planning do work in proportion to the graph.</summary>
public class GrowthTests
{
    private static readonly TensorSpec[] Inputs =
        [new([4, 4], DType.Float32), new([4, 4], DType.Float32), new([4], DType.Float32)];

    /// <summary>Functions of about so many nodes.</summary>
    public static TheoryData<string, Func<Tensor[], int, Tensor[]>> Functions => new()
    {
        { "a chain", (x, nodes) => [Chain(x, nodes)] },
        { "side by side",
            (x, nodes) => [Enumerable.Range(2, nodes / 4).Aggregate(x[0], (sum, i) => sum + (x[0] * i).Tanh())] },
        { "loops, products, sums and broadcasts in turn", (x, nodes) => [Mixed(x, nodes)] },
        { "many outputs",
            (x, nodes) => [.. Enumerable.Range(0, nodes / 8).Select(i => (x[0] * (i + 2)).Tanh().Sum(0))] },
        { "slices", (x, nodes) => [Gates(x, nodes)] },
        { "what is kept long", (x, nodes) => [Skips(x, nodes)] },
        { "the gradient of a chain", (x, nodes) => Gradients(x, () => Chain(x, nodes / 4)) },
        { "the gradient of a mixture", (x, nodes) => Gradients(x, () => Mixed(x, nodes / 4)) },
        { "a training step", Train },
    };

    /// <summary>Work is counted by what it allocates, which does not depend on the machine.</summary>
    [Theory, MemberData(nameof(Functions))]
    public void Four_times_the_nodes_allocate_about_four_times_as_much(
        string name, Func<Tensor[], int, Tensor[]> function)
    {
        _ = Allocated(function, 100);
        var (few, many) = (Allocated(function, 400), Allocated(function, 1600));

        for (var stage = 0; stage < few.Length; stage++)
        {
            Assert.True(many[stage] <= 6 * few[stage], $"{name}, stage {stage}: {few[stage]} B became {many[stage]} B");
        }
    }

    private static long[] Allocated(Func<Tensor[], int, Tensor[]> function, int nodes)
    {
        var start = GC.GetAllocatedBytesForCurrentThread();
        var graph = Trace(function, nodes);
        var traced = GC.GetAllocatedBytesForCurrentThread();
        var optimized = Pipeline.Run(graph);
        var passed = GC.GetAllocatedBytesForCurrentThread() - traced;

        // Compiled loops are kept by what they compute: the first plan may compile some, the second compiles none.
        _ = PlanBuilder.Build(optimized);
        var planned = GC.GetAllocatedBytesForCurrentThread();
        _ = PlanBuilder.Build(optimized);
        return [traced - start, passed, GC.GetAllocatedBytesForCurrentThread() - planned];
    }

    private static Graph Trace(Func<Tensor[], int, Tensor[]> function, int nodes)
    {
        var builder = new GraphBuilder("growing");
        var inputs = Inputs.Select((spec, i) => builder.AddInput(spec, $"{i}")).ToArray();
        using var scope = Dispatch.Use(builder);
        return builder.Build(function(inputs, nodes));
    }

    private static Tensor Chain(Tensor[] x, int nodes)
        => Enumerable.Range(0, nodes / 3).Aggregate(x[0], (y, _) => y.Tanh() * x[1] + x[2]);

    private static Tensor Mixed(Tensor[] x, int nodes)
        => Enumerable.Range(0, nodes / 8).Aggregate(x[0], (y, _) =>
        {
            y = (y.MatMul(x[1]) + x[2]).Tanh();
            return ((y - y.Mean(1, keepDims: true)) * x[2]) + x[0];
        });

    private static Tensor Gates(Tensor[] x, int nodes)
        => Enumerable.Range(0, nodes / 9).Aggregate(x[0], (y, _) =>
        {
            var gates = y.MatMul(x[1]) + x[2];
            return Tensor.Concat([gates[.., ..2].Tanh(), Nn.Sigmoid(gates[.., 2..])], axis: 1) + y;
        });

    private static Tensor Skips(Tensor[] x, int nodes)
    {
        var kept = new List<Tensor> { x[0] };
        for (var i = 0; i < nodes / 6; i++)
        {
            kept.Add((kept[^1].MatMul(x[1]) + x[2]).Tanh());
        }

        return Enumerable.Reverse(kept).Aggregate((y, skip) => y.MatMul(x[1]).Tanh() + skip);
    }

    private static Tensor[] Gradients(Tensor[] x, Func<Tensor> function)
    {
        using var tape = new GradientTape();
        foreach (var input in x)
        {
            tape.Watch(input);
        }

        return tape.Gradient(function().Sum(), x);
    }

    private static Tensor[] Train(Tensor[] x, int nodes)
    {
        var weights = Enumerable.Range(0, (nodes / 25) + 1).Select(_ => new Variable(Tensor.Eye(4))).ToArray();
        using var tape = new GradientTape();
        var loss = weights.Aggregate(x[0], (y, weight) => y.MatMul(weight).Tanh()).Square().Sum();
        new Adam().Apply(tape.Gradient(loss, weights), weights);
        return [loss];
    }
}
