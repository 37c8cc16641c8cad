using System.Collections.Immutable;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>
/// Computes a comparison again for each loop that reads it: that costs an instruction, while storing the bools and
/// widening them back costs a pass over memory. What it compares is stored instead, which often is stored anyway.
/// </summary>
internal static class RepeatConditions
{
    public static Graph Run(Graph graph)
    {
        var nodes = new List<Node>(graph.Nodes.Length);
        var replaced = new Dictionary<Node, Node>(ReferenceEqualityComparer.Instance);
        foreach (var node in graph.Nodes)
        {
            var isLoop = node.Op is ElementwiseOp;
            var inputs = ImmutableArray.CreateBuilder<Value>(node.Inputs.Length);
            foreach (var input in node.Inputs)
            {
                var mapped = replaced.TryGetValue(input.Node, out var other) ? new Value(other, input.Index) : input;
                if (isLoop && IsComparison(mapped.Node))
                {
                    var copy = new Node(mapped.Node.Op, mapped.Node.Inputs, mapped.Node.Outputs, mapped.Node.Lines);
                    nodes.Add(copy);
                    mapped = new Value(copy, 0);
                }

                inputs.Add(mapped);
            }

            if (inputs.SequenceEqual(node.Inputs))
            {
                nodes.Add(node);
                continue;
            }

            var changed = new Node(node.Op, inputs.MoveToImmutable(), node.Outputs, node.Lines);
            nodes.Add(changed);
            replaced.Add(node, changed);
        }

        return DropDead.Run(new Graph(
            graph.Name,
            graph.Inputs,
            [.. nodes],
            [.. graph.Outputs.Select(output =>
                replaced.TryGetValue(output.Node, out var other) ? new Value(other, output.Index) : output)]));
    }

    private static bool IsComparison(Node node)
        => node.Op is ElementwiseOp && node.Outputs[0].DType == DType.Bool
            && node.Inputs.All(input => input.Spec.DType.IsNumeric);
}
