using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>
/// Takes from loops and branches the outputs that nobody reads, with the state and the inputs that only those need: a
/// reverse pass asks for the cotangents of everything, and mostly few are wanted. Runs before bodies are optimised.
/// </summary>
internal static class DropUnread
{
    public static Graph Run(Graph graph)
    {
        var trimmed = Trim(graph);
        if (trimmed.Count == 0)
        {
            return graph;
        }

        var nodes = new List<Node>(graph.Nodes.Length);
        var values = new Dictionary<Value, Value>();
        foreach (var node in graph.Nodes)
        {
            var less = trimmed.GetValueOrDefault(node);
            if (less is null && !node.Inputs.Any(values.ContainsKey))
            {
                nodes.Add(node);
                continue;
            }

            int[] inputs = less?.Inputs ?? [.. Enumerable.Range(0, node.Inputs.Length)];
            int[] outputs = less?.Outputs ?? [.. Enumerable.Range(0, node.Outputs.Length)];
            var changed = new Node(
                less?.Op ?? node.Op,
                [.. inputs.Select(i => Changed(node.Inputs[i]))],
                [.. outputs.Select(i => node.Outputs[i])],
                node.Lines);
            nodes.Add(changed);
            for (var i = 0; i < outputs.Length; i++)
            {
                values.Add(new Value(node, outputs[i]), new Value(changed, i));
            }
        }

        return DropDead.Run(new Graph(graph.Name, graph.Inputs, [.. nodes], [.. graph.Outputs.Select(Changed)]));

        Value Changed(Value value) => values.GetValueOrDefault(value, value);
    }

    /// <summary>What can be taken off, found from the end: what a loop does not read need not be made.</summary>
    private static Dictionary<Node, Trimmed> Trim(Graph graph)
    {
        var result = new Dictionary<Node, Trimmed>(ReferenceEqualityComparer.Instance);
        var read = new HashSet<Value>(graph.Outputs);
        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            bool[] reads = [.. Enumerable.Range(0, node.Outputs.Length).Select(k => read.Contains(new Value(node, k)))];
            if (!reads.Contains(true) && node.Op.Effect != Effect.Writes)
            {
                continue;
            }

            if ((node.Op as ControlOp)?.Trim(reads) is { } less)
            {
                result.Add(node, less);
                read.UnionWith(less.Inputs.Select(k => node.Inputs[k]));
            }
            else
            {
                read.UnionWith(node.Inputs);
            }
        }

        return result;
    }
}
