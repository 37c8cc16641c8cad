using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

internal sealed partial class PlanBuilder
{
    private void AddRowBlocks(Node node, RowBlocksOp op)
    {
        var inputs = node.Inputs.Select(StaticUse).ToArray();
        var outputs = Enumerable.Range(0, node.Outputs.Length).Select(i => AddResult(new Value(node, i))).ToArray();
        var builder = new RowBlocksBuilder(op, BlockSizeOf(op));
        for (var i = 0; i < inputs.Length; i++)
        {
            builder.Give(i, inputs[i]);
            if (TryPack(op, i, inputs[i]) is { } panels)
            {
                builder.GivePanels(i, panels);
                inputs[i] = panels;
            }
        }

        var places = new Place[outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            var isPart = builder.Blocks > 1 && RowBlocksBuilder.IsCombined(op.Body.Outputs[i]);
            places[i] = !isPart ? outputs[i] : new Place(
                AddSlot(SlotKind.Arena, BytesOf(node.Outputs[i]) * builder.Blocks), outputs[i].DType,
                outputs[i].Layout);
            builder.Take(i, places[i]);
        }

        Emit(builder.Build(inputs, places), [.. inputs, .. places]);
        for (var i = 0; i < outputs.Length; i++)
        {
            if (places[i] != outputs[i])
            {
                Emit(Combine(op.Body.Outputs[i], builder.Blocks, places[i], outputs[i]), places[i], outputs[i]);
            }
        }
    }

    /// <summary>
    /// Packs what products of all blocks read as their right operand. The value of a variable that this plan does not
    /// assign, and a constant, are packed once and kept; others when it pays for this call alone.
    /// </summary>
    /// <returns>Null where it stays as it is.</returns>
    private Place? TryPack(RowBlocksOp op, int input, Place place)
    {
        if (!op.IsOnlyRightOperand(input) || place.Layout!.Shape is not { Rank: 2, ElementCount: > 0 })
        {
            return null;
        }

        var sizes = place.Layout.Shape.Sizes;
        var strides = place.Layout.Strides;
        var cell = readCells.GetValueOrDefault(place.Slot);
        if (slots[place.Slot].Kind == SlotKind.Constant || (cell is not null && !variables.IsAssigned(cell)))
        {
            var kept = new Place(AddSlot(SlotKind.Kept, PackStep.BytesOf(place)), place.DType, place.Layout);
            Emit(new KeepPackedStep(cell, place, kept.Slot, stampCount++), place, kept);
            return kept;
        }

        if (!Kernels.PackedRight.Pays(place.DType.Element, op.Rows, sizes[1], sizes[0], strides[0], strides[1]))
        {
            return null;
        }

        var packed = new Place(AddSlot(SlotKind.Arena, PackStep.BytesOf(place)), place.DType, place.Layout);
        Emit(new PackStep(place, packed.Slot), place, packed);
        return packed;
    }

    /// <summary>Reduces what the blocks made of a result, one after the other, to the result.</summary>
    private static LoopStep Combine(Value value, int blocks, Place parts, Place whole)
    {
        var reduction = ((FusedOp)value.Node.Op).Program.Outputs[value.Index].Reduction;
        var count = (int)whole.Layout!.Count;
        var combined = new FusedOp(
            ReductionPrograms.Of(reduction, whole.DType.Element), [blocks, count], new ShapeList([[count]]), [0]);
        var loop = combined.Bind(
            [Layout.Contiguous(combined.Space)], [Layout.Contiguous(combined.Results[0])]);
        return new LoopStep(combined, loop, [parts, whole]);
    }

    private static int BlockSizeOf(RowBlocksOp op)
    {
        double work = 0;
        long bytes = 0;
        foreach (var node in op.Body.Nodes.Where(node => node.Op is not ViewOp))
        {
            var flops = node.Op.Flops([.. node.Inputs.Select(input => input.Spec)]);
            work += node.Op is MatMul ? flops / BlockSize.FlopsOfProducts : flops;
            bytes += node.Outputs.Sum(BytesOf);
        }

        return BlockSize.Of(
            op.Rows, (long)work + (bytes / sizeof(float)), bytes / op.Rows,
            hasProducts: op.Body.Nodes.Any(node => node.Op is MatMul));
    }
}
