using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Runs a graph as one operation.</summary>
internal sealed record CallOp(Graph Graph) : ControlOp
{
    /// <summary>Whether the reverse computes again what is in between; the graph reads variables only where it
    /// must.</summary>
    public bool Recomputes { get; init; }

    /// <inheritdoc/>
    public override string Attributes => Recomputes ? $"{Graph.Name}, recomputed" : Graph.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Role, Graph Graph)> Bodies => [("callee", Graph)];

    /// <inheritdoc/>
    public override Graph? Inlined => Graph;

    /// <inheritdoc/>
    public override ControlOp WithBodies(IReadOnlyList<Graph> bodies) => this with { Graph = bodies[0] };

    /// <inheritdoc/>
    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        => [.. Graph.Outputs.Select(value => value.Spec)];

    /// <inheritdoc/>
    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => GraphRunner.Run(Graph, inputs);
}
