using System.Diagnostics;
using AutoGraph.Graphs;

namespace AutoGraph.Passes;

/// <summary>What must hold for every graph, between any two passes.</summary>
internal static class Verifier
{
    /// <summary>Throws when a value is read before it is made, or has not the spec that its operation gives.
    /// Debug builds only.</summary>
    [Conditional("DEBUG")]
    public static void Check(Graph graph)
    {
        var made = new HashSet<Node>(graph.Inputs, ReferenceEqualityComparer.Instance);
        foreach (var node in graph.Nodes)
        {
            var specs = new TensorSpec[node.Inputs.Length];
            for (var i = 0; i < specs.Length; i++)
            {
                Require(made.Contains(node.Inputs[i].Node), graph, $"{node.Op} reads a value that is not made yet");
                specs[i] = node.Inputs[i].Spec;
            }

            var inferred = node.Op.Infer(specs);
            Require(
                inferred.Length == node.Outputs.Length, graph,
                $"{node.Op} has {node.Outputs.Length} outputs, expected {inferred.Length}");
            for (var i = 0; i < inferred.Length; i++)
            {
                Require(
                    inferred[i].DType == node.Outputs[i].DType, graph,
                    $"{node.Op} gives {inferred[i]}, the node says {node.Outputs[i]}");
            }

            Require(made.Add(node), graph, $"{node.Op} stands twice");
        }

        foreach (var output in graph.Outputs)
        {
            Require(made.Contains(output.Node), graph, "an output is not made");
        }
    }

    private static void Require(bool holds, Graph graph, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Graph {graph.Name} is broken: {what}.\n{graph}");
        }
    }
}
