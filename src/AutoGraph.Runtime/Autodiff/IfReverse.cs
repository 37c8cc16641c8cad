using System.Collections.Immutable;
using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Autodiff;

/// <summary>A branch gives the residuals of both sides, empty ones for the side not taken;
/// its reverse is a branch again.</summary>
internal sealed class IfReverse : ControlReverse
{
    private readonly IfOp branch;
    private readonly Split then;
    private readonly Split otherwise;

    public IfReverse(IfOp branch)
    {
        this.branch = branch;
        then = Split.Of(branch.Then);
        otherwise = Split.Of(branch.Else);
        ReverseCells = [.. then.Cells.Union(otherwise.Cells)];
        Forward = new IfOp(
            ForwardSide(then, others =>
                [.. then.Residuals.Select((_, i) => others[i]), .. otherwise.Residuals.Select(Specs.Placeholder)]),
            ForwardSide(
                otherwise,
                others => [.. then.Residuals.Select(Specs.Placeholder), .. otherwise.Residuals.Select((_, i) => others[i])]));
    }

    /// <inheritdoc/>
    public override ControlOp Forward { get; }

    /// <inheritdoc/>
    public override int OutputCount => branch.Then.Outputs.Length;

    /// <inheritdoc/>
    public override IReadOnlyList<Cell> ReverseCells { get; }

    /// <inheritdoc/>
    public override (Tensor?[] Inputs, IEnumerable<(Cell Cell, Tensor Cotangent)> Cells) Gradient(
        ReadOnlySpan<Tensor?> upstream, Tensor[] inputs, Tensor[] outputs)
    {
        Tensor[] cotangents = [.. Fill(upstream, outputs, then.OutputIndices)];
        Tensor[] operands = [.. cotangents, .. outputs[OutputCount..]];
        var reverse = new IfOp(
            BackwardSide(then, operands, cotangents.Length, firstResidual: cotangents.Length),
            BackwardSide(
                otherwise, operands, cotangents.Length, firstResidual: cotangents.Length + then.Residuals.Length));
        var results = Dispatch.Run(reverse, [inputs[0], .. operands]);
        var ofInputs = new Tensor?[inputs.Length];
        for (var i = 0; i < then.InputIndices.Length; i++)
        {
            ofInputs[then.InputIndices[i] + 1] = results[i];
        }

        return (ofInputs, ReverseCells.Select((cell, i) => (cell, results[then.InputIndices.Length + i])));
    }

    private Graph ForwardSide(Split side, Func<Tensor[], Tensor[]> residuals)
    {
        var builder = new GraphBuilder(side.Forward.Name);
        var inputs =
            side.Forward.Inputs.Select(node => builder.AddInput(node.Outputs[0], node.Op.Attributes)).ToArray();
        using var scope = Dispatch.Use(builder);
        var results = Replay.Run(side.Forward, inputs);
        return builder.Build([.. results[..OutputCount], .. residuals(results[OutputCount..])]);
    }

    private Graph BackwardSide(Split side, Tensor[] operands, int cotangentCount, int firstResidual)
    {
        var builder = new GraphBuilder(side.Backward.Name);
        var inputs = operands.Select(operand => builder.AddInput(operand.Spec, "")).ToArray();
        using var scope = Dispatch.Use(builder);
        var results = Replay.Run(
            side.Backward,
            [.. inputs[..cotangentCount], .. inputs[firstResidual..(firstResidual + side.Residuals.Length)]]);
        ImmutableArray<Tensor> ofInputs = [.. results[..side.InputIndices.Length]];
        return builder.Build([
            .. ofInputs,
            .. ReverseCells.Select(cell => side.Cells.IndexOf(cell) is >= 0 and var i
                ? results[side.InputIndices.Length + i]
                : Tensor.Repeated(cell.Spec.DType, 0, cell.Spec.Shape)),
        ]);
    }
}
