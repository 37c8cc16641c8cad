using AutoGraph.Kernels;

namespace AutoGraph.Graphs;

/// <summary>Graphs over single elements as statements over scalars.</summary>
internal static class ScalarGraph
{
    /// <summary>Writes a graph's operations; gives its outputs, or null when an operation is more than formulas of
    /// single elements.</summary>
    public static Scalar[]? Write(Graph graph, ScalarProgramBuilder program, ReadOnlySpan<Scalar> inputs)
    {
        var values = new Dictionary<Value, Scalar>();
        for (var i = 0; i < inputs.Length; i++)
        {
            values.Add(new Value(graph.Inputs[i], 0), inputs[i]);
        }

        var reads = graph.Nodes.SelectMany(node => node.Inputs).CountBy(input => input).ToDictionary();
        foreach (var node in graph.Nodes)
        {
            if (!IsSingle(node)
                || node.Op.Scalars(program, [.. node.Inputs.Select(input => values[input])]) is not { } results)
            {
                return null;
            }

            // What is read once, or by outputs only, is computed where it is read.
            var count = results.Select((_, i) => reads.GetValueOrDefault(new Value(node, i))).Sum();
            var isReadOnce = count == 1 && results.Length == 1 && !graph.Outputs.Contains(new Value(node, 0));
            results = count == 0 || isReadOnce ? results : program.Assign(results);
            for (var i = 0; i < results.Length; i++)
            {
                values.Add(new Value(node, i), results[i]);
            }
        }

        return [.. graph.Outputs.Select(output => values[output])];
    }

    /// <summary>Whether all that a node reads and makes are single elements.</summary>
    public static bool IsSingle(Node node)
        => node.Inputs.All(input => IsSingle(input.Spec)) && node.Outputs.All(IsSingle);

    private static bool IsSingle(TensorSpec spec)
        => spec.DType.StorageElement is not null && spec.Shape.IsKnown && spec.Shape.ElementCount == 1;
}
