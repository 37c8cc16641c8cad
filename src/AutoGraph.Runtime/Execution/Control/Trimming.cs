using AutoGraph.Graphs;
using AutoGraph.Passes;

namespace AutoGraph.Execution;

/// <summary>Graphs of control operations with fewer inputs and outputs.</summary>
internal static class Trimming
{
    /// <summary>The graph with some of its outputs, by their places.</summary>
    public static Graph WithOutputs(Graph graph, int[] kept)
        => DropDead.Run(new Graph(
            graph.Name, graph.Inputs, graph.Nodes, [.. kept.Select(i => graph.Outputs[i])]));

    /// <summary>The inputs, by their places, that one of the graphs reads.</summary>
    public static int[] UsedInputs(params Graph[] graphs)
    {
        HashSet<Node>[] live = [.. graphs.Select(graph => DropDead.Live(graph, graph.Outputs))];
        return [.. Enumerable.Range(0, graphs[0].Inputs.Length).Where(
            i => graphs.Zip(live).Any(pair => pair.Second.Contains(pair.First.Inputs[i])))];
    }

    /// <summary>The graph with some of its inputs, by their places; it reads no others.</summary>
    public static Graph WithInputs(Graph graph, int[] kept)
        => new(graph.Name, [.. kept.Select(i => graph.Inputs[i])], graph.Nodes, graph.Outputs);

    public static int[] Places(IReadOnlyList<bool> chosen)
        => [.. Enumerable.Range(0, chosen.Count).Where(i => chosen[i])];
}
