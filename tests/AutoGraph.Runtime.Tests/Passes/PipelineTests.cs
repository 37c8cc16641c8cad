using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;

namespace AutoGraph.Runtime.Tests.Passes;

public class PipelineTests
{
    public static TheoryData<string, Func<Tensor, Tensor>, string> Simplified => new()
    {
        { "x * 1 = x", x => x * 1, "" },
        { "1 * x = x", x => 1 * x, "" },
        { "x / 1 = x", x => x / 1, "" },
        { "x - 0 = x", x => x - 0, "" },
        { "x + 0 stays: -0 + 0 is 0", x => x + 0, "add" },
        { "x * 0 stays: NaN * 0 is NaN", x => x * 0, "multiply" },
        { "transpose twice", x => x.Transpose().Transpose(), "" },
        { "reshape twice", x => x.Reshape([6]).Reshape([3, 2]), "reshape" },
        { "- - x = x", x => -(-x), "" },
        { "common nodes are shared", x => x.Exp() * x.Exp(), "exp multiply" },
        { "constants are folded", x => x + (Tensor.Constant(2f) * 3), "add" },
        { "dead nodes are dropped", x => { _ = x.Exp(); return -x; }, "negate" },
    };

    [Theory, MemberData(nameof(Simplified))]
    public void Simplifies(string rule, Func<Tensor, Tensor> function, string expected)
    {
        var graph = DropDead.Run(Simplify.Run(Trace(function)));

        var names = graph.Nodes.Select(node => node.Op).Where(op => op is not ConstantOp).Select(op => op.Name);
        Assert.True(expected == string.Join(' ', names), $"{rule}:\n{graph}");
    }

    public static TheoryData<string, Func<Tensor, Tensor>, int> Fused => new()
    {
        { "a chain", x => (x * x) - (10 * x) + 3, 1 },
        { "a chain into a sum", x => (x * x).Sum(), 1 },
        { "two branches that meet", x => x.Exp() * x.Square() + x, 1 },
        { "a sum that is read again starts another loop", x => x / x.Sum(), 2 },
        { "softmax", x => (x - x.Max(axis: 1, keepDims: true)).Exp(), 2 },
        { "sums that differ in axes of size 1",
            x => (x.ExpandDims(1).Exp().Sum() * x.ExpandDims(1).Exp().Sum([0, 2], keepDims: true)).Reshape([1]), 2 },
        { "a product in between", x => (x + 1).MatMul(x.Transpose()) * 2, 2 },
        { "gates that are slices of one sum",
            x =>
            {
                var z = x.MatMul(Tensor.Ones([3, 4])) + Tensor.Ones([4]);
                return Tensor.Sigmoid(z[.., ..2]) * z[.., 2..];
            }, 1 },
        { "slices of what is read whole too", x => { var z = x * 2 + 1; return z[.., 1..].Exp() + z.Sum(); }, 2 },
        { "a producer that a product needs too", x => { var y = x + 1; return y.MatMul(x.Transpose()).Sum() * y; }, 3 },
    };

    [Theory, MemberData(nameof(Fused))]
    public void Fuses(string name, Func<Tensor, Tensor> function, int loops)
    {
        var graph = Pipeline.Run(Trace(function));

        Assert.True(loops == Flat(graph).Count(node => node.Op is FusedOp), $"{name}:\n{graph}");
    }

    [Fact]
    public void A_comparison_that_two_loops_read_is_not_stored()
    {
        var graph = Pipeline.Run(Trace(x =>
        {
            var isPositive = x > 0;
            var kept = Tensor.Where(isPositive, x, 0);
            return Tensor.Where(isPositive, kept.MatMul(x.Transpose()).MatMul(x), 0);
        }));

        Assert.DoesNotContain(Flat(graph).SelectMany(node => node.Outputs), spec => spec.DType == DType.Bool);
    }

    [Fact]
    public void The_text_of_a_graph_is_stable()
    {
        var graph = Trace(x => Staging.Stage.Select(x.Sum() > 0, () => x * 2, () => -x));

        Assert.Equal(
            """
            f(%0 0: float32(2, 3))
                %1 = sum[[0, 1]](%0) : float32()
                %2 = constant[0.0]() : float32()
                %3 = greater(%1, %2) : bool()
                %4 = if(%3, %0) : float32(2, 3)
                    then(%0 captured: float32(2, 3))
                        %1 = constant[2.0]() : float32()
                        %2 = multiply(%0, %1) : float32(2, 3)
                        return %2
                    else(%0 captured: float32(2, 3))
                        %1 = negate(%0) : float32(2, 3)
                        return %1
                return %4
            """,
            graph.ToString());
    }

    private static IEnumerable<Node> Flat(Graph graph)
        => graph.Nodes.SelectMany(node => node.Op is RowBlocksOp rows ? rows.Body.Nodes : [node]);

    private static Graph Trace(Func<Tensor, Tensor> function)
    {
        var builder = new GraphBuilder("f");
        var x = builder.AddInput(new TensorSpec([2, 3], DType.Float32), "0");
        using var scope = Dispatch.Use(builder);
        return builder.Build([function(x)]);
    }
}
