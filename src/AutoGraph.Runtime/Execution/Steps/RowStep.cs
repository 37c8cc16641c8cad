using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Points a slot at a row where it lies.</summary>
/// <param name="from">What it is a row of.</param>
/// <param name="index">Which, an int32 scalar.</param>
/// <param name="row">Laid out as the row.</param>
internal sealed class RowStep(Place from, Place index, Place row) : Step
{
    /// <inheritdoc/>
    public override unsafe void Run(Frame frame)
        => frame.Addresses[row.Slot] = RowOp.AddressOf(frame.View(from), *(int*)frame.AddressOf(index));

    /// <inheritdoc/>
    public override StepSummary Describe()
        => new($"row of {from.Layout!.Shape}", [index], [row with { Layout = null }]);
}
