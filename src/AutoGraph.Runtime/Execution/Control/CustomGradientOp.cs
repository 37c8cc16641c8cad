using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>A function with one result whose derivative is said instead of derived.</summary>
/// <param name="Primal">inputs → result.</param>
/// <param name="Pullback">the result's cotangent, inputs, result → a cotangent for each input.</param>
internal sealed record CustomGradientOp(Graph Primal, Graph Pullback) : ControlOp
{
    /// <inheritdoc/>
    public override string Attributes => Primal.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Role, Graph Graph)> Bodies => [("primal", Primal), ("pullback", Pullback)];

    /// <inheritdoc/>
    public override Graph? Inlined => Primal;

    /// <inheritdoc/>
    public override ControlOp WithBodies(IReadOnlyList<Graph> bodies) => new CustomGradientOp(bodies[0], bodies[1]);

    /// <inheritdoc/>
    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        => [.. Primal.Outputs.Select(value => value.Spec)];

    /// <inheritdoc/>
    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => GraphRunner.Run(Primal, inputs);
}
