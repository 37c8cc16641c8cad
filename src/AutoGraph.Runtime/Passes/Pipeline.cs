using AutoGraph.Graphs;

namespace AutoGraph.Passes;

/// <summary>The passes in order.</summary>
internal static class Pipeline
{
    private static readonly Func<Graph, Graph>[] Passes =
    [
        Simplify.Run, DropDead.Run, DropUnread.Run, graph => ReplaceOps.Inside(graph, Run), SinkSlices.Run,
        RepeatConditions.Run, Fuse.Run, BlockRows.Run, Islands.Run,
    ];

    /// <summary>A graph that computes the same with less work; loops over elements are fused, those over single ones
    /// are islands, and chains of loops and products run by blocks of rows.</summary>
    public static Graph Run(Graph graph)
    {
        foreach (var pass in Passes)
        {
            graph = pass(graph);
            Verifier.Check(graph);
        }

        return graph;
    }
}
