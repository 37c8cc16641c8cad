using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>Keeps what the outputs need and what has an effect.</summary>
internal static class DropDead
{
    public static Graph Run(Graph graph)
    {
        var live = Live(graph, graph.Outputs);
        return live.Count >= graph.Nodes.Length + graph.Inputs.Length
            ? graph
            : new Graph(graph.Name, graph.Inputs, [.. graph.Nodes.Where(live.Contains)], graph.Outputs);
    }

    /// <summary>The nodes, inputs among them, that some of the outputs or an effect need.</summary>
    public static HashSet<Node> Live(Graph graph, IEnumerable<Value> outputs)
    {
        var live = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        foreach (var output in outputs)
        {
            live.Add(output.Node);
        }

        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            if (node.Op.Effect == Effect.Writes || live.Contains(node))
            {
                live.Add(node);
                foreach (var input in node.Inputs)
                {
                    live.Add(input.Node);
                }
            }
        }

        return live;
    }
}
