using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

internal sealed partial class PlanBuilder
{
    private void AddIf(Node node, IfOp branch)
    {
        var condition = Use(node.Inputs[0]);
        var inputs = node.Inputs.Skip(1).Select(Use).ToArray();
        var cells = Array.ConvertAll(inputs, CellOf);
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
            new IfStep(
                condition, Body(branch.Then, inputs, asTensors, cells), Body(branch.Else, inputs, asTensors, cells),
                outputs),
            [condition, .. inputs, .. outputs]);
    }

    private void AddWhile(Node node, WhileOp loop)
    {
        var count = loop.StateCount;
        var inputs = new Place[node.Inputs.Length];
        // The state's spec is that of the body's input: a size that is known before the loop may be unknown in it.
        var isTensor = Array.ConvertAll(node.Outputs.ToArray(), spec => !IsStatic(spec));
        var staysInPlace = new bool[count];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = Use(node.Inputs[i]);
            if (i < count && !isTensor[i])
            {
                staysInPlace[i] = ChangesInPlace(loop.Body, i);
                inputs[i] = inputs[i].IsStatic ? inputs[i] : ToStatic(inputs[i], node.Outputs[i]);
                inputs[i] = inputs[i].Layout!.IsContiguous && !staysInPlace[i] ? inputs[i] : Packed(inputs[i]);
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
                buffers[i] = staysInPlace[i]
                    ? (inputs[i].Slot, inputs[i].Slot)
                    : (AddSlot(SlotKind.Arena, BytesOf(spec)), AddSlot(SlotKind.Arena, BytesOf(spec)));
                slots[results[i].Slot].Keeps = [buffers[i].Even, buffers[i].Odd, inputs[i].Slot];
            }

            places.Add(new Value(node, i), results[i]);
        }

        Place[] given =
            [.. inputs.Select((place, i) => i < count && isTensor[i] ? place with { Layout = null } : place)];
        Cell?[] cells = [.. inputs.Select((place, i) => i < count ? null : CellOf(place))];
        var step = new WhileStep(
            Body(loop.Test, given, [false], cells), Body(loop.Body, given, isTensor, cells), verdict, inputs[..count],
            buffers, results);
        Emit(step, [verdict, .. inputs, .. results]);
    }

    /// <summary>Whether an iteration changes only a part of a state, so that the rest need not move. Nothing may read
    /// the old state after that, or see it through a view.</summary>
    private static bool ChangesInPlace(Graph body, int state)
    {
        var (before, after) = (new Value(body.Inputs[state], 0), body.Outputs[state]);
        if (after.Node.Op is not KernelOp { ChangesPart: true } || after.Node.Inputs[0] != before
            || after.Node.Inputs[1..].Contains(before) || body.Outputs.Contains(before)
            || !IsStatic(before.Spec) || after.Spec != before.Spec)
        {
            return false;
        }

        var readers = body.Nodes.Where(node => node.Inputs.Contains(before)).ToArray();
        return readers[^1] == after.Node && readers.All(node => node.Op is FusedOp or KernelOp);
    }

    private BodyCall Body(Graph body, Place[] inputs, bool[] asTensors, Cell?[] cells)
        => new(Build(body, [.. inputs.Select(place => place.Layout)], asTensors, cells), inputs, childCount++);

    /// <summary>The variable that lies at a place, where nothing here assigns it.</summary>
    private Cell? CellOf(Place place)
        => place.Layout?.Offset == 0 && readCells.TryGetValue(place.Slot, out var cell) && !variables.IsAssigned(cell)
            ? cell
            : null;
}
