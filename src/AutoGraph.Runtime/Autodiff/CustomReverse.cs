using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Autodiff;

/// <summary>The reverse that was said for a function. The function itself stays what it is, so that a tape outside
/// differentiates its result as was said, too.</summary>
internal sealed class CustomReverse : ControlReverse
{
    private readonly CustomGradientOp custom;

    public CustomReverse(CustomGradientOp custom)
    {
        this.custom = custom;
        if (Cells(custom.Primal).FirstOrDefault() is { } cell)
        {
            throw new GradientException(
                $"Gradients.Custom: the function reads variable '{cell.Name}', for which its pullback gives no "
                + "cotangent. Pass the variable as an argument.");
        }
    }

    /// <inheritdoc/>
    public override ControlOp Forward => custom;

    /// <inheritdoc/>
    public override int OutputCount => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<Cell> ReverseCells => [];

    /// <inheritdoc/>
    public override (Tensor?[] Inputs, IEnumerable<(Cell Cell, Tensor Cotangent)> Cells) Gradient(
        ReadOnlySpan<Tensor?> upstream, Tensor[] inputs, Tensor[] outputs)
        => (Dispatch.Run(new CallOp(custom.Pullback), [upstream[0]!, .. inputs, outputs[0]]), []);
}
