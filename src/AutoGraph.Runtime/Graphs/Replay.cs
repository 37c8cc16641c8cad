using AutoGraph.Errors;
using AutoGraph.Ops;

namespace AutoGraph.Graphs;

/// <summary>Sends the operations of a graph through dispatch again: to run them one by one, to inline them,
/// to record them. What comes of an operation comes from its lines.</summary>
internal static class Replay
{
    public static Tensor[] Run(Graph graph, ReadOnlySpan<Tensor> inputs)
    {
        var outputs = new Dictionary<Node, Tensor[]>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < inputs.Length; i++)
        {
            outputs[graph.Inputs[i]] = [inputs[i]];
        }

        using var lines = SourceLines.Keep();
        var outer = SourceLines.Current;
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

            SourceLines.Current = node.Lines.Or(outer);
            try
            {
                outputs[node] = Dispatch.Run(node.Op, operands);
            }
            catch (Exception error) when (ErrorPlace.Note(error, node.Lines))
            {
                throw;
            }
        }

        return [.. graph.Outputs.Select(value => outputs[value.Node][value.Index])];
    }
}
