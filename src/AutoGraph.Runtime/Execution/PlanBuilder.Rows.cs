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
        }

        var parts = new List<Place>();
        var combining = new List<LoopStep>();
        for (var i = 0; i < outputs.Length; i++)
        {
            if (builder.Blocks == 1 || !RowBlocksBuilder.IsCombined(op.Body.Outputs[i]))
            {
                builder.Take(i, outputs[i]);
                continue;
            }

            var whole = outputs[i];
            var part = new Place(
                AddSlot(SlotKind.Arena, BytesOf(node.Outputs[i]) * builder.Blocks, isFresh: true), whole.DType, whole.Layout);
            builder.Take(i, part);
            parts.Add(part);
            combining.Add(Combine(op.Body.Outputs[i], builder.Blocks, part, whole));
        }

        Emit(builder.Build([.. combining]), [.. inputs, .. outputs, .. parts]);
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
            op.Rows, (long)work + (bytes / sizeof(float)), bytes / op.Rows, op.Body.Nodes.Any(node => node.Op is MatMul));
    }
}
