using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph;

/// <summary>A function traced for arguments of certain dtypes, shapes and host values.</summary>
public sealed class ConcreteFunction
{
    private readonly CallOp call;

    internal ConcreteFunction(Graph graph)
    {
        Graph = graph;
        call = new CallOp(graph);
    }

    /// <summary>What was traced, as it was traced.</summary>
    public Graph Graph { get; }

    /// <summary>Runs the graph.</summary>
    public Tensor[] Run(params ReadOnlySpan<Tensor> inputs)
        => Dispatch.IsPlainEager ? GraphRunner.Run(Graph, inputs) : Dispatch.Run(call, inputs);

    internal Tensor RunSingle(ReadOnlySpan<Tensor> inputs) => Run(inputs)[0];
}
