using AutoGraph.Diagnostics;
using AutoGraph.Graphs;
using AutoGraph.Passes;

namespace AutoGraph.Execution;

/// <summary>What happens to a graph once before it runs, told to those who watch.</summary>
internal static class Preparation
{
    /// <summary>The graph after the passes.</summary>
    public static Graph Optimize(Graph graph)
    {
        using var phase = new Phase("passes", graph.Name);
        var result = Pipeline.Run(graph);
        phase.Tag("autograph.nodes.before", graph.NodeCount);
        phase.Tag("autograph.nodes.after", result.NodeCount);
        if (Show.Has(ShowParts.Passes))
        {
            Show.Write(
                ShowParts.Passes, $"{graph.Name}: {graph.NodeCount} nodes became {result.NodeCount} in {phase.Elapsed}",
                result.ToString());
        }

        return result;
    }

    /// <summary>The plan of a graph that has been through the passes.</summary>
    public static Plan Plan(Graph graph)
    {
        using var phase = new Phase("plan", graph.Name);
        var plan = PlanBuilder.Build(graph);
        phase.Tag("autograph.steps", plan.Steps.Length);
        phase.Tag("autograph.arena.bytes", plan.ArenaBytes);
        if (Show.Has(ShowParts.Plan))
        {
            Show.Write(ShowParts.Plan, $"{graph.Name} in {phase.Elapsed}", PlanText.Steps(plan));
        }

        if (Show.Has(ShowParts.Kernels))
        {
            Show.Write(ShowParts.Kernels, graph.Name, PlanText.Kernels(plan));
        }

        if (Show.Has(ShowParts.Memory))
        {
            Show.Write(ShowParts.Memory, graph.Name, PlanText.Memory(plan));
        }

        return plan;
    }
}
