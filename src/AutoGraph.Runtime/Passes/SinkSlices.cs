using System.Collections.Immutable;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>
/// Slices the inputs of an elementwise operation in the place of its result, when only slices of the result are read:
/// the gates of a recurrent cell then go straight from the products into their loop, and the whole is never stored.
/// </summary>
internal static class SinkSlices
{
    public static Graph Run(Graph graph)
    {
        while (Find(graph) is { } found)
        {
            graph = Replace(graph, found);
        }

        return graph;
    }

    /// <summary>The last elementwise node of which only slices are read, none of its elements twice.</summary>
    private static Node? Find(Graph graph)
    {
        var sliced = new Dictionary<Node, long>(ReferenceEqualityComparer.Instance);
        var readWhole = new HashSet<Node>(
            graph.Outputs.Select(output => output.Node), ReferenceEqualityComparer.Instance);
        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            if (node.Op is ElementwiseOp && !readWhole.Contains(node) && node.Outputs[0].Shape.IsKnown
                && sliced.TryGetValue(node, out var count) && count <= node.Outputs[0].Shape.ElementCount)
            {
                return node;
            }

            foreach (var input in node.Inputs)
            {
                if (node.Op is Slice && node.Outputs[0].Shape.IsKnown)
                {
                    sliced[input.Node] = sliced.GetValueOrDefault(input.Node) + node.Outputs[0].Shape.ElementCount;
                }
                else
                {
                    readWhole.Add(input.Node);
                }
            }
        }

        return null;
    }

    private static Graph Replace(Graph graph, Node found)
    {
        var nodes = new List<Node>(graph.Nodes.Length);
        var values = new Dictionary<Value, Value>();
        foreach (var node in graph.Nodes)
        {
            if (node == found)
            {
                continue;
            }

            var inputs = node.Inputs.Select(input => values.GetValueOrDefault(input, input)).ToImmutableArray();
            if (node.Op is Slice slice && node.Inputs[0].Node == found)
            {
                var operands = found.Inputs.Select(
                    input => Sliced(values.GetValueOrDefault(input, input), slice, found.Outputs[0].Shape.Rank, nodes));
                var copy = new Node(found.Op, [.. operands], node.Outputs);
                nodes.Add(copy);
                values.Add(new Value(node, 0), new Value(copy, 0));
                continue;
            }

            if (inputs.SequenceEqual(node.Inputs))
            {
                nodes.Add(node);
                continue;
            }

            var changed = new Node(node.Op, inputs, node.Outputs);
            nodes.Add(changed);
            for (var i = 0; i < node.Outputs.Length; i++)
            {
                values.Add(new Value(node, i), new Value(changed, i));
            }
        }

        return new Graph(
            graph.Name, graph.Inputs, [.. nodes],
            [.. graph.Outputs.Select(output => values.GetValueOrDefault(output, output))]);
    }

    /// <summary>An input, sliced on the axis that corresponds to the result's;
    /// as it is where it broadcasts along that axis.</summary>
    private static Value Sliced(Value input, Slice slice, int rank, List<Node> nodes)
    {
        var axis = slice.Axis - (rank - input.Spec.Shape.Rank);
        if (axis < 0 || input.Spec.Shape.Sizes[axis] == 1)
        {
            return input;
        }

        var op = slice with { Axis = axis };
        var node = new Node(op, [input], [.. op.Infer([input.Spec])]);
        nodes.Add(node);
        return new Value(node, 0);
    }
}
