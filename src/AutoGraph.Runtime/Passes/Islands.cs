using AutoGraph.Graphs;
using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>
/// Makes one method of a loop or branch in which every value is a single element, with all that is nested in it: its
/// state stays in registers, where a plan would walk its steps once an iteration. Runs when bodies are fused.
/// </summary>
internal static class Islands
{
    public static Graph Run(Graph graph)
    {
        var nodes = new List<Node>(graph.Nodes.Length);
        var values = new Dictionary<Node, Node>(ReferenceEqualityComparer.Instance);
        foreach (var node in graph.Nodes)
        {
            var op = (node.Op as ControlOp) is { Effect: Effect.None } && ScalarGraph.IsSingle(node)
                ? Island(node) ?? node.Op
                : node.Op;
            if (op == node.Op && node.Inputs.All(input => !values.ContainsKey(input.Node)))
            {
                nodes.Add(node);
                continue;
            }

            var changed = new Node(op, [.. node.Inputs.Select(Changed)], node.Outputs);
            nodes.Add(changed);
            values.Add(node, changed);
        }

        return values.Count == 0
            ? graph
            : new Graph(graph.Name, graph.Inputs, [.. nodes], [.. graph.Outputs.Select(Changed)]);

        Value Changed(Value value)
            => values.TryGetValue(value.Node, out var other) ? new Value(other, value.Index) : value;
    }

    private static IslandOp? Island(Node node)
    {
        var program = new ScalarProgramBuilder();
        Scalar[] inputs = [.. node.Inputs.Select(input => program.AddInput(input.Spec.DType.Element))];
        return node.Op.Scalars(program, inputs) is { } results
            ? new IslandOp(program.Build(results), new ShapeList([.. node.Outputs.Select(spec => spec.Shape)]))
            : null;
    }
}
