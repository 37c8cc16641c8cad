using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>
/// Multiplies all rows at once and takes a row of the product, where a loop multiplies one row after the other by the
/// same matrix: what a recurrent network computes of its inputs leaves the loop. Every element of a product is one
/// chain of multiply-adds, so its bits do not change.
/// </summary>
internal static class RowProducts
{
    /// <summary>The loop with such products over all rows; they do not change from iteration to iteration. The same
    /// operation where there are none, or fewer iterations than rows.</summary>
    /// <param name="op">Anything.</param>
    /// <param name="inputs">Of the operation.</param>
    public static ControlOp Run(ControlOp op, ReadOnlySpan<Tensor> inputs)
    {
        if (!op.Repeats || op.Iterations(inputs) is not { } iterations)
        {
            return op;
        }

        var (first, written) = (op.FirstInvariant!.Value, Lifting.Written(op));
        return op.WithBodies([.. op.Bodies.Select(body => Run(body.Graph, first, written, iterations))]);
    }

    private static Graph Run(Graph graph, int first, HashSet<Cell> written, int iterations)
    {
        var unchanging = new HashSet<Node>(graph.Inputs[first..], ReferenceEqualityComparer.Instance);
        var nodes = new List<Node>(graph.Nodes.Length);
        var changed = new Dictionary<Node, Node>(ReferenceEqualityComparer.Instance);
        foreach (var node in graph.Nodes)
        {
            if (node.Op is ConstantOp || (node.Op is ReadVariable read && !written.Contains(read.Cell))
                || (node.Op is ViewOp && IsFixed(node.Inputs[0])))
            {
                unchanging.Add(node);
            }

            var added = new Node(node.Op, [.. node.Inputs.Select(Changed)], node.Outputs, node.Lines);
            if (IsProductOfRow(node))
            {
                var row = node.Inputs[0].Node;
                var product = Made(MatMul.Instance, node, Changed(row.Inputs[0]), Changed(node.Inputs[1]));
                nodes.Add(product);
                added = Made(RowOp.Instance, node, new Value(product, 0), Changed(row.Inputs[1]));
            }

            nodes.Add(added);
            changed.Add(node, added);
        }

        return nodes.Count == graph.Nodes.Length
            ? graph
            : DropDead.Run(new Graph(graph.Name, graph.Inputs, [.. nodes], [.. graph.Outputs.Select(Changed)]));

        bool IsProductOfRow(Node node)
            => node.Op is MatMul && node.Inputs[0].Node is { Op: RowOp } row
                && IsFixed(row.Inputs[0]) && IsFixed(node.Inputs[1])
                && row.Inputs[0].Spec.Shape is { IsKnown: true } rows && rows.Sizes[0] <= iterations
                && node.Inputs[1].Spec.Shape is { IsKnown: true, Rank: 2 };

        bool IsFixed(Value value) => unchanging.Contains(value.Node);

        Value Changed(Value value)
            => changed.TryGetValue(value.Node, out var other) ? new Value(other, value.Index) : value;
    }

    private static Node Made(Op op, Node origin, params Value[] inputs)
        => new(op, [.. inputs], [.. op.Infer([.. inputs.Select(input => input.Spec)])], origin.Lines);
}
