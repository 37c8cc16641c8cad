using AutoGraph.Errors;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>Puts other operations, with the same inputs and outputs, in the place of some.</summary>
internal static class ReplaceOps
{
    /// <summary>The graph with what a function gives for each node; the same graph when nothing changes.</summary>
    public static Graph Run(Graph graph, Func<Node, Op> replace)
    {
        var nodes = new List<Node>(graph.Nodes.Length);
        var changed = new Dictionary<Node, Node>(ReferenceEqualityComparer.Instance);
        foreach (var node in graph.Nodes)
        {
            var op = replace(node);
            if (op == node.Op && !node.Inputs.Any(input => changed.ContainsKey(input.Node)))
            {
                nodes.Add(node);
                continue;
            }

            // Graphs that go into the new operation take their lines with them.
            var lines = op is ControlOp ? node.Lines : SourceLines.Union(node.AllLines);
            var added = new Node(op, [.. node.Inputs.Select(Changed)], node.Outputs, lines);
            nodes.Add(added);
            changed.Add(node, added);
        }

        return changed.Count == 0
            ? graph
            : new Graph(graph.Name, graph.Inputs, [.. nodes], [.. graph.Outputs.Select(Changed)]);

        Value Changed(Value value)
            => changed.TryGetValue(value.Node, out var other) ? new Value(other, value.Index) : value;
    }

    /// <summary>The graph with the graphs of its loops and branches changed.</summary>
    public static Graph Inside(Graph graph, Func<Graph, Graph> change)
        => Run(graph, node => node.Op is ControlOp control
            ? control.WithBodies([.. control.Bodies.Select(body => change(body.Graph))])
            : node.Op);
}
