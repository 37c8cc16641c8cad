using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Packs the right operand of products that run by blocks of rows: the blocks share the panels.</summary>
/// <param name="from">(k, n), of any strides.</param>
/// <param name="slot">Where the panels go.</param>
internal class PackStep(Place from, int slot) : Step
{
    /// <summary>The panels of a matrix take so many bytes.</summary>
    public static long BytesOf(Place from)
    {
        var sizes = from.Layout!.Shape.Sizes;
        return PackedRight.Bytes(from.DType.Element, sizes[1], sizes[0]);
    }

    /// <inheritdoc/>
    public override void Run(Frame frame) => Pack(frame.AddressOf(from), frame.Addresses[slot]);

    /// <inheritdoc/>
    public override StepSummary Describe()
        => new($"pack {string.Join('x', from.Layout!.Shape)}", [from], [new Place(slot, from.DType, from.Layout)]);

    /// <summary>Packs the matrix whose first element lies at an address.</summary>
    protected unsafe void Pack(nint matrix, nint panels)
    {
        var sizes = from.Layout!.Shape.Sizes;
        var strides = from.Layout.Strides;
        PackedRight.Pack(
            from.DType.Element, sizes[1], sizes[0], (void*)matrix, strides[0], strides[1], (void*)panels);
    }
}

/// <summary>Packs the value of a variable when it has changed since the frame last packed it, a constant
/// once.</summary>
/// <param name="cell">Null for a constant.</param>
/// <param name="from">The value, or a view of it.</param>
/// <param name="slot">Where the panels are kept.</param>
/// <param name="stamp">Which of the frame's stamps tells the version.</param>
internal sealed class KeepPackedStep(Cell? cell, Place from, int slot, int stamp) : PackStep(from, slot)
{
    private readonly Place from = from;
    private readonly int slot = slot;

    /// <inheritdoc/>
    public override void Run(Frame frame)
    {
        var version = cell?.Version ?? 0;
        if (frame.Stamps[stamp] == version)
        {
            return;
        }

        // The value is read after its version: it may be newer, never older.
        var offset = from.Layout!.Offset * from.DType.Size;
        Pack(cell is null ? frame.AddressOf(from) : cell.Peek().View.Address + offset, frame.Addresses[slot]);
        frame.Stamps[stamp] = version;
    }
}
