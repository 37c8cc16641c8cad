using AutoGraph.Graphs;

namespace AutoGraph.Passes;

/// <summary>The passes in order.</summary>
internal static class Pipeline
{
    private static readonly Func<Graph, Graph>[] Cleaning = [Simplify.Run, DropDead.Run, DropUnread.Run];

    private static readonly Func<Graph, Graph>[] Passes =
    [
        .. Cleaning, graph => ReplaceOps.Inside(graph, Run), SinkSlices.Run, RepeatConditions.Run, Fuse.Run,
        BlockRows.Run, Islands.Run,
    ];

    /// <summary>A graph that computes the same with less work; loops over elements are fused, those over single ones
    /// are islands, and chains of loops and products run by blocks of rows.</summary>
    public static Graph Run(Graph graph) => Run(graph, Passes);

    /// <summary>A graph that computes what is read of another, each operation by itself; bodies stay as they are.
    /// </summary>
    public static Graph Clean(Graph graph) => Run(graph, Cleaning);

    private static Graph Run(Graph graph, Func<Graph, Graph>[] passes)
    {
        foreach (var pass in passes)
        {
            graph = pass(graph);
            Verifier.Check(graph);
        }

        return graph;
    }
}
