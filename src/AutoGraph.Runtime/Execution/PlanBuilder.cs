using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Makes a plan of a graph: a place for every value, a step for every operation that does something.</summary>
internal sealed partial class PlanBuilder
{
    private const int Alignment = 64;

    private readonly Graph graph;
    private readonly VariableUses variables;
    private readonly List<Slot> slots = [];
    private readonly List<Step> steps = [];
    private readonly Dictionary<Value, Place> places = [];
    private readonly Dictionary<Node, int> assignmentSlots = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, Cell> readCells = [];
    private readonly Dictionary<Tensor, int> constantSlots = new(ReferenceEqualityComparer.Instance);

    /// <summary>What an operation may change in place.</summary>
    private readonly HashSet<Value> changing;
    private int childCount;
    private int kernelCount;
    private int stampCount;

    private PlanBuilder(Graph graph)
    {
        this.graph = graph;
        variables = new VariableUses(graph);
        changing = [.. graph.Nodes.Where(node => node.Op is KernelOp { ChangesPart: true })
            .Select(node => node.Inputs[0])];
    }

    /// <summary>The plan of a graph.</summary>
    /// <param name="graph">After the passes.</param>
    /// <param name="inputs">How the inputs will lie; null for contiguous.
    /// An input without a layout is a tensor.</param>
    /// <param name="asTensors">Outputs that the caller wants as tensors;
    /// null for those whose shape is not known.</param>
    /// <param name="cells">The variables whose values the inputs are, and that do not change meanwhile.</param>
    public static Plan Build(Graph graph, Layout?[]? inputs = null, bool[]? asTensors = null, Cell?[]? cells = null)
    {
        var builder = new PlanBuilder(graph);
        var inputPlaces = graph.Inputs.Select((node, i) =>
            builder.AddInput(node, inputs is null ? DefaultLayout(node.Outputs[0]) : inputs[i])).ToArray();
        for (var i = 0; i < cells?.Length; i++)
        {
            if (cells[i] is { } cell)
            {
                builder.readCells.Add(inputPlaces[i].Slot, cell);
            }
        }

        foreach (var node in graph.Nodes)
        {
            var first = builder.steps.Count;
            builder.Add(node);
            builder.steps[first..].ForEach(step => step.Lines = node.Lines);
        }

        var outputs = graph.Outputs.Select((value, i) =>
            builder.AddOutput(value, asTensors?[i] ?? !IsStatic(value.Spec))).ToArray();
        var arena = builder.PlaceInArena();
        return new Plan(
            [.. builder.slots], [.. builder.steps], inputPlaces, outputs, arena, builder.childCount,
            builder.kernelCount, builder.stampCount);
    }

    private static bool IsStatic(TensorSpec spec) => spec.DType.StorageElement is not null && spec.Shape.IsKnown;

    private static Layout? DefaultLayout(TensorSpec spec) => IsStatic(spec) ? Layout.Contiguous(spec.Shape) : null;

    private Place AddInput(Node node, Layout? layout)
    {
        // A layout's offset is in the address that the caller gives.
        var seen = layout is null ? null : new Layout(layout.Shape, layout.Strides.ToArray(), 0);
        var place = new Place(AddSlot(SlotKind.Given), node.Outputs[0].DType, seen);
        places.Add(new Value(node, 0), place);
        return place;
    }

    private Place AddOutput(Value value, bool asTensor)
    {
        var place = Use(value);
        if (asTensor)
        {
            if (!place.IsStatic)
            {
                return place;
            }

            var tensor = new Place(AddSlot(SlotKind.Bound), place.DType, null);
            Emit(new ToTensorStep(place, tensor.Slot), place, tensor);
            return tensor;
        }

        if (!place.IsStatic)
        {
            place = ToStatic(place, value.Spec);
        }

        // What a step makes anew can be made in the caller's memory, unless that memory is promised to another output.
        var slot = slots[place.Slot];
        if (slot is { Kind: SlotKind.Arena, IsFresh: true } && place.Layout!.IsContiguous
            && slot.Bytes == BytesOf(value.Spec))
        {
            slot.Kind = SlotKind.Given;
            return place;
        }

        var output = new Place(AddSlot(SlotKind.Given), place.DType, Layout.Contiguous(value.Spec.Shape));
        Emit(new CopyStep(place, output), place, output);
        return output;
    }

    /// <summary>A tensor whose shape is known after all, copied to memory.</summary>
    private Place ToStatic(Place place, TensorSpec spec)
    {
        var result = new Place(AddSlot(SlotKind.Bound), spec.DType, Layout.Contiguous(spec.Shape));
        Emit(new TensorStep(Identity.Instance, [place], [result]), place, result);
        return result;
    }

    private void Add(Node node)
    {
        switch (node.Op)
        {
            case ConstantOp constant:
                AddConstant(node, constant.Tensor);
                break;
            case ReadVariable read:
                AddRead(node, read.Cell);
                break;
            case AssignVariable assign:
                AddAssign(node, assign.Cell);
                break;
            case FusedOp fused:
                AddLoop(node, fused);
                break;
            case RowBlocksOp rows:
                AddRowBlocks(node, rows);
                break;
            case ViewOp view when places[node.Inputs[0]].IsStatic:
                AddView(node, view);
                break;
            case RowOp when IsPointable(node):
                AddRow(node);
                break;
            case KernelOp kernel when node.Inputs.All(input => places[input].IsStatic) && node.Outputs.All(IsStatic):
                AddKernel(node, kernel);
                break;
            case IfOp branch:
                AddIf(node, branch);
                break;
            case WhileOp loop:
                AddWhile(node, loop);
                break;
            default:
                AddTensorStep(node);
                break;
        }
    }

    private void AddConstant(Node node, Tensor tensor)
    {
        if (tensor.DType.StorageElement is null)
        {
            AddTensorStep(node);
            return;
        }

        if (!constantSlots.TryGetValue(tensor, out var slot))
        {
            slot = slots.Count;
            slots.Add(new Slot(SlotKind.Constant, 0) { Constant = tensor });
            constantSlots.Add(tensor, slot);
        }

        places.Add(new Value(node, 0), new Place(slot, tensor.DType, tensor.Layout));
    }

    private void AddRead(Node node, Cell cell)
    {
        var place = new Place(AddSlot(SlotKind.Bound), cell.Spec.DType, Layout.Contiguous(cell.Spec.Shape));
        steps.Add(new ReadStep(cell, place.Slot));
        readCells.Add(place.Slot, cell);
        places.Add(new Value(node, 0), variables.IsCopied(node) ? Packed(place) : place);
    }

    private void AddAssign(Node node, Cell cell)
    {
        if (assignmentSlots.TryGetValue(node, out var slot))
        {
            Touch(slot);
            steps.Add(new EndAssignStep(cell, slot));
            return;
        }

        var value = Use(node.Inputs[0]);
        if (value.IsStatic && slots[value.Slot].Kind == SlotKind.Bound)
        {
            // It may be this variable's own memory in another order.
            value = Packed(value);
        }

        Emit(new AssignStep(cell, value), value);
    }

    private void AddLoop(Node node, FusedOp fused)
    {
        var inputs = node.Inputs.Select(StaticUse).ToArray();
        var outputs = Enumerable.Range(0, node.Outputs.Length).Select(i => AddResult(new Value(node, i))).ToArray();
        var loop = fused.Bind([.. inputs.Select(place => place.Layout!)], [.. outputs.Select(place => place.Layout!)]);
        Place[] operands = [.. inputs, .. outputs];
        Emit(new LoopStep(fused, loop, operands), operands);
    }

    private void AddKernel(Node node, KernelOp kernel)
    {
        var inputs = node.Inputs.Select(Use).ToArray();
        var outputs = Enumerable.Range(0, node.Outputs.Length).Select(i => AddResult(new Value(node, i))).ToArray();
        Emit(new KernelStep(kernel, inputs, outputs, kernelCount++), [.. inputs, .. outputs]);
    }

    /// <summary>Whether a row can be looked at where it lies: nothing writes there while it is read.</summary>
    private bool IsPointable(Node node)
        => node.Inputs.All(input => places[input].IsStatic) && !changing.Contains(node.Inputs[0])
            && slots[places[node.Inputs[0]].Slot].Kind is SlotKind.Arena or SlotKind.Given or SlotKind.Constant
            && variables.DirectAssignment(new Value(node, 0)) is null;

    private void AddRow(Node node)
    {
        var (from, index) = (Use(node.Inputs[0]), Use(node.Inputs[1]));
        var layout = new Layout(node.Outputs[0].Shape, from.Layout!.Strides[1..].ToArray(), 0);
        var row = new Place(AddSlot(SlotKind.Bound), from.DType, layout);
        slots[row.Slot].Keeps = [from.Slot];
        places.Add(new Value(node, 0), row);
        Emit(new RowStep(from, index, row), from, index, row);
    }

    private void AddView(Node node, ViewOp view)
    {
        var from = Use(node.Inputs[0]);
        if (view.TryView(from.Layout!) is not { } layout)
        {
            from = Packed(from);
            layout = view.TryView(from.Layout!)!;
        }

        places.Add(new Value(node, 0), new Place(from.Slot, from.DType, layout));
    }

    private void AddTensorStep(Node node)
    {
        var inputs = node.Inputs.Select(Use).ToArray();
        var outputs = new Place[node.Outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = new Place(AddSlot(SlotKind.Bound), node.Outputs[i].DType, DefaultLayout(node.Outputs[i]));
            places.Add(new Value(node, i), outputs[i]);
        }

        Emit(new TensorStep(node.Op, inputs, outputs), [.. inputs, .. outputs]);
    }

    /// <summary>Memory for what the next step makes: an arena slot,
    /// or a variable's memory when it is made for that.</summary>
    private Place AddResult(Value value)
    {
        var layout = Layout.Contiguous(value.Spec.Shape);
        int slot;
        if (variables.DirectAssignment(value) is { } assignment)
        {
            slot = AddSlot(SlotKind.Bound);
            assignmentSlots.Add(assignment, slot);
            steps.Add(new BeginAssignStep(((AssignVariable)assignment.Op).Cell, slot));
        }
        else
        {
            slot = AddSlot(SlotKind.Arena, BytesOf(value.Spec), isFresh: true);
        }

        var place = new Place(slot, value.Spec.DType, layout);
        places.Add(value, place);
        return place;
    }

    private Place Packed(Place place)
    {
        var spec = new TensorSpec(place.Layout!.Shape, place.DType);
        var result = new Place(
            AddSlot(SlotKind.Arena, BytesOf(spec), isFresh: true), place.DType, Layout.Contiguous(spec.Shape));
        Emit(new CopyStep(place, result), place, result);
        return result;
    }

    private Place Use(Value value) => places[value];

    private Place StaticUse(Value value)
    {
        var place = Use(value);
        return place.IsStatic ? place : ToStatic(place, value.Spec);
    }

    /// <summary>The next step reads or writes the slot.</summary>
    private void Touch(int index)
    {
        var slot = slots[index];
        slot.First = Math.Min(slot.First, steps.Count);
        slot.Last = Math.Max(slot.Last, steps.Count);
        foreach (var kept in slot.Keeps)
        {
            Touch(kept);
        }
    }

    /// <summary>Adds a step that reads or writes these places.</summary>
    private void Emit(Step step, params IEnumerable<Place> touched)
    {
        foreach (var place in touched)
        {
            Touch(place.Slot);
        }

        steps.Add(step);
    }

    private int AddSlot(SlotKind kind, long bytes = 0, bool isFresh = false)
    {
        slots.Add(new Slot(kind, bytes) { IsFresh = isFresh, First = steps.Count, Last = steps.Count });
        return slots.Count - 1;
    }

    private static long BytesOf(TensorSpec spec) => Math.Max(1, spec.Shape.ElementCount) * spec.DType.Size;

    private long PlaceInArena()
    {
        var inArena = slots.Where(slot => slot.Kind is SlotKind.Arena or SlotKind.Kept).ToArray();
        var lifetimes = inArena.Select(slot => slot.Kind == SlotKind.Kept
            ? new Lifetime(0, int.MaxValue, slot.Bytes)
            : new Lifetime(slot.First, slot.Last, slot.Bytes)).ToArray();
        var plan = MemoryPlan.Assign(lifetimes, Alignment);
        for (var i = 0; i < inArena.Length; i++)
        {
            inArena[i].Offset = plan.Offsets[i];
        }

        return plan.ArenaBytes;
    }
}

/// <summary>The input itself.</summary>
internal sealed record Identity : Op
{
    public static Identity Instance { get; } = new();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [inputs[0]];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => [inputs[0]];

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => [upstream[0]];
}
