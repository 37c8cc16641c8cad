using AutoGraph.Graphs;

namespace AutoGraph.Execution;

internal sealed partial class PlanBuilder
{
    private void AddIf(Node node, IfOp branch)
    {
        var condition = Use(node.Inputs[0]);
        var inputs = node.Inputs.Skip(1).Select(Use).ToArray();
        var asTensors = node.Outputs.Select(spec => !IsStatic(spec)).ToArray();
        var outputs = new Place[node.Outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = asTensors[i]
                ? new Place(AddSlot(SlotKind.Bound), node.Outputs[i].DType, null)
                : new Place(
                    AddSlot(SlotKind.Arena, BytesOf(node.Outputs[i]), isFresh: true), node.Outputs[i].DType,
                    DefaultLayout(node.Outputs[i]));
            places.Add(new Value(node, i), outputs[i]);
        }

        Emit(
            new IfStep(condition, Body(branch.Then, inputs, asTensors), Body(branch.Else, inputs, asTensors), outputs),
            [condition, .. inputs, .. outputs]);
    }

    private void AddWhile(Node node, WhileOp loop)
    {
        var count = loop.StateCount;
        var inputs = new Place[node.Inputs.Length];
        var isTensor = new bool[count];
        for (var i = 0; i < inputs.Length; i++)
        {
            // The state's spec is that of the body's input: a size that is known before the loop may be unknown in it.
            isTensor[Math.Min(i, count - 1)] |= i < count && !IsStatic(node.Outputs[i]);
            inputs[i] = Use(node.Inputs[i]);
            if (i < count && !isTensor[i])
            {
                inputs[i] = inputs[i].IsStatic
                    ? inputs[i].Layout!.IsContiguous ? inputs[i] : Packed(inputs[i])
                    : ToStatic(inputs[i], node.Outputs[i]);
            }
        }

        var verdict = new Place(AddSlot(SlotKind.Arena, 1), DType.Bool, Layout.Scalar);
        var buffers = new (int Even, int Odd)[count];
        var results = new Place[count];
        for (var i = 0; i < count; i++)
        {
            var spec = node.Outputs[i];
            results[i] = new Place(
                AddSlot(SlotKind.Bound), spec.DType, isTensor[i] ? null : Layout.Contiguous(spec.Shape));
            if (!isTensor[i])
            {
                buffers[i] = (AddSlot(SlotKind.Arena, BytesOf(spec)), AddSlot(SlotKind.Arena, BytesOf(spec)));
                slots[results[i].Slot].Keeps = [buffers[i].Even, buffers[i].Odd, inputs[i].Slot];
            }

            places.Add(new Value(node, i), results[i]);
        }

        Place[] given =
            [.. inputs.Select((place, i) => i < count && isTensor[i] ? place with { Layout = null } : place)];
        var step = new WhileStep(
            Body(loop.Test, given, [false]), Body(loop.Body, given, isTensor), verdict, inputs[..count],
            buffers, results);
        Emit(step, [verdict, .. inputs, .. results]);
    }

    private BodyCall Body(Graph body, Place[] inputs, bool[] asTensors)
        => new(Build(body, [.. inputs.Select(place => place.Layout)], asTensors), inputs, childCount++);
}
