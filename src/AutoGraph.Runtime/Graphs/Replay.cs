using AutoGraph.Ops;

namespace AutoGraph.Graphs;

/// <summary>Sends the operations of a graph through dispatch again: to run them one by one, to inline them,
/// to record them.</summary>
internal static class Replay
{
    public static Tensor[] Run(Graph graph, ReadOnlySpan<Tensor> inputs)
    {
        var outputs = new Dictionary<Node, Tensor[]>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < inputs.Length; i++)
        {
            outputs[graph.Inputs[i]] = [inputs[i]];
        }

        foreach (var node in graph.Nodes)
        {
            if (node.Op is ConstantOp constant)
            {
                outputs[node] = [constant.Tensor];
                continue;
            }

            var operands = new Tensor[node.Inputs.Length];
            for (var i = 0; i < operands.Length; i++)
            {
                operands[i] = outputs[node.Inputs[i].Node][node.Inputs[i].Index];
            }

            outputs[node] = Dispatch.Run(node.Op, operands);
        }

        return [.. graph.Outputs.Select(value => outputs[value.Node][value.Index])];
    }
}
