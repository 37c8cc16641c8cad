using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Runs graphs on concrete tensors.</summary>
internal static class GraphRunner
{
    /// <summary>The outputs; nothing of the run is heard by tapes or tracers of this thread.</summary>
    public static Tensor[] Run(Graph graph, ReadOnlySpan<Tensor> inputs)
    {
        using var scope = Dispatch.Use(null);
        return Replay.Run(graph, inputs);
    }
}
