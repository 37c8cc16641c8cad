using System.Collections.Immutable;
using AutoGraph.Autodiff;
using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph;

/// <summary>A function traced for arguments of certain dtypes, shapes and host values.</summary>
public sealed class ConcreteFunction
{
    private readonly CallOp call;
    private readonly ImmutableArray<Cell> cells = [];
    private readonly Executable executable;

    internal ConcreteFunction(Graph graph, bool recompute = false)
    {
        Graph = graph;
        call = new CallOp(graph);
        executable = GraphRunner.Of(graph);
        if (recompute)
        {
            (graph, cells) = ReadsAsInputs.Of(graph);
            call = new CallOp(graph) { Recomputes = true };
        }
    }

    /// <summary>What was traced, as it was traced.</summary>
    public Graph Graph { get; }

    /// <summary>What runs: after the passes.</summary>
    public Graph Optimized => executable.Optimized;

    /// <summary>The reverse pass: cotangents of the floating outputs, and what it needs of the forward pass, to
    /// cotangents of the floating inputs, then of variables.</summary>
    public Graph ReverseGraph => Split.Of(Graph).Backward;

    /// <summary>Runs the graph.</summary>
    public Tensor[] Run(params ReadOnlySpan<Tensor> inputs)
        => Dispatch.IsPlainEager ? executable.Run(inputs) : Call(inputs);

    internal Tensor RunSingle(ReadOnlySpan<Tensor> inputs)
        => Dispatch.IsPlainEager ? executable.RunSingle(inputs) : Call(inputs)[0];

    private Tensor[] Call(ReadOnlySpan<Tensor> inputs)
        => cells.IsEmpty
            ? Dispatch.Run(call, inputs)
            : Dispatch.Run(call, [.. inputs, .. cells.Select(cell => Dispatch.Single(new ReadVariable(cell)))]);
}
