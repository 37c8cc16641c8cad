using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Autodiff;

/// <summary>A call runs the forward half; its reverse is a call of the backward half.</summary>
internal sealed class CallReverse(CallOp call) : ControlReverse
{
    private readonly Split split = Split.Of(call.Graph);

    /// <inheritdoc/>
    public override ControlOp Forward => field ??= new CallOp(split.Forward);

    /// <inheritdoc/>
    public override int OutputCount => call.Graph.Outputs.Length;

    /// <inheritdoc/>
    public override IReadOnlyList<Cell> ReverseCells => split.Cells;

    /// <inheritdoc/>
    public override (Tensor?[] Inputs, IEnumerable<(Cell Cell, Tensor Cotangent)> Cells) Gradient(
        ReadOnlySpan<Tensor?> upstream, Tensor[] inputs, Tensor[] outputs)
    {
        var results = Dispatch.Run(
            new CallOp(split.Backward), [.. Fill(upstream, outputs, split.OutputIndices), .. outputs[OutputCount..]]);
        var ofInputs = new Tensor?[inputs.Length];
        for (var i = 0; i < split.InputIndices.Length; i++)
        {
            ofInputs[split.InputIndices[i]] = results[i];
        }

        return (ofInputs, split.Cells.Select((cell, i) => (cell, results[split.InputIndices.Length + i])));
    }
}
