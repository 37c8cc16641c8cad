using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;

namespace AutoGraph.Autodiff;

/// <summary>
/// A graph as it is best differentiated: what loops compute the same in every iteration stands before them, variables
/// that branches read likewise, and calls are in line so that this can be seen. Calls that are recomputed stay calls.
/// </summary>
internal sealed class Flatten : DispatchTarget
{
    private readonly GraphBuilder builder;

    private Flatten(GraphBuilder builder)
    {
        this.builder = builder;
    }

    /// <inheritdoc/>
    public override DispatchTarget Next => builder;

    /// <summary>The flat graph.</summary>
    public static Graph Run(Graph graph)
    {
        var builder = new GraphBuilder(graph.Name);
        var inputs = graph.Inputs.Select(node => builder.AddInput(node.Outputs[0], node.Op.Attributes)).ToArray();
        using var scope = Dispatch.Use(new Flatten(builder));
        return builder.Build(Replay.Run(graph, inputs));
    }

    /// <summary>The operation with flat bodies; a call, or what says its own derivative, stays as it is.</summary>
    public static ControlOp Inside(ControlOp op)
        => op is CallOp or CustomGradientOp ? op : op.WithBodies([.. op.Bodies.Select(body => Run(body.Graph))]);

    /// <summary>What can be computed before an operation and still gives the same derivatives.</summary>
    /// <remarks>A loop that never runs gives zero cotangents, and zero times an infinite derivative is no number: then
    /// only what is linear moves.</remarks>
    public static Lifted? Lift(ControlOp op, ReadOnlySpan<Tensor> inputs)
        => Lifting.Of(op, Invariants.Of(op, isLinear: !(op.Iterations(inputs) > 0)));

    /// <inheritdoc/>
    public override Tensor[] Run(Op op, ReadOnlySpan<Tensor> inputs)
    {
        if (op is CallOp { Recomputes: false } call)
        {
            return Replay.Run(call.Graph, inputs);
        }

        if (op is not ControlOp control)
        {
            return builder.Run(op, inputs);
        }

        control = RowProducts.Run(Inside(control), inputs);
        return Lift(control, inputs) is { } lifted
            ? lifted.Run(inputs, (rest, operands) => builder.Run(rest, operands))
            : builder.Run(control, inputs);
    }
}
