using AutoGraph.Graphs;

namespace AutoGraph.Passes;

/// <summary>The passes in order.</summary>
internal static class Pipeline
{
    /// <summary>A graph that computes the same with less work; loops over elements are fused, those over single ones
    /// are islands.</summary>
    public static Graph Run(Graph graph)
    {
        var simple = Verify(DropDead.Run(Verify(Simplify.Run(graph, Run))));
        return Verify(Islands.Run(Verify(Fuse.Run(Verify(RepeatConditions.Run(Verify(SinkSlices.Run(simple))))))));
    }

    private static Graph Verify(Graph graph)
    {
        Verifier.Check(graph);
        return graph;
    }
}
