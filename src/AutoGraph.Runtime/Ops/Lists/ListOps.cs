using AutoGraph.Devices;

namespace AutoGraph.Ops;

/// <summary>Lists of tensors as values: persistent, so that adding and removing cost the same however long they
/// are.</summary>
internal static class Lists
{
    /// <summary>An empty list.</summary>
    public static Tensor Empty { get; } = Wrap(null, DType.List);

    /// <summary>An empty list whose elements carry no gradient.</summary>
    public static Tensor EmptyOpaque { get; } = Wrap(null, DType.OpaqueList);

    /// <summary>An empty list for elements of a dtype.</summary>
    public static Tensor EmptyFor(DType element) => IsDifferentiable(element) ? Empty : EmptyOpaque;

    /// <summary>An empty list of a list dtype.</summary>
    public static Tensor EmptyOf(DType list) => list == DType.List ? Empty : EmptyOpaque;

    public static bool IsDifferentiable(DType dtype) => dtype.IsFloating || dtype == DType.List;

    public static Tensor Wrap(ListCell? head, DType like) => new(like, Layout.Scalar, new ListStorage(head));

    public static ListCell? Head(Tensor list) => ((ListStorage)list.Storage).Head;

    /// <summary>The elements, first to last.</summary>
    public static Tensor[] Items(Tensor list)
    {
        var head = Head(list);
        var items = new Tensor[head?.Count ?? 0];
        for (var i = items.Length - 1; i >= 0; i--, head = head.Rest)
        {
            items[i] = head!.Item;
        }

        return items;
    }

    public static Tensor FromItems(IEnumerable<Tensor> items, DType like)
    {
        ListCell? head = null;
        foreach (var item in items)
        {
            head = new ListCell(item, head);
        }

        return Wrap(head, like);
    }
}

/// <summary>The last element of a list, and the list before it.</summary>
internal sealed class ListCell(Tensor item, ListCell? rest)
{
    public Tensor Item { get; } = item.Keep("add to a list");

    public ListCell? Rest { get; } = rest;

    public int Count { get; } = (rest?.Count ?? 0) + 1;
}

/// <summary>What a list value holds.</summary>
internal sealed class ListStorage(ListCell? head) : Storage
{
    public ListCell? Head { get; } = head;
}

/// <summary>Adds a tensor at the end.</summary>
internal sealed record ListPush : Op
{
    public static ListPush Instance { get; } = new();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(default, inputs[0].DType)];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
        => [Lists.Wrap(new ListCell(inputs[1], Lists.Head(inputs[0])), inputs[0].DType)];

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => inputs[0].DType == DType.List ? Dispatch.Run(new ListPop(inputs[1].Spec), upstream[0]!) : NoGradient;
}

/// <summary>Takes the last tensor off: the list before it, and the tensor.</summary>
/// <param name="Element">What the list holds.</param>
internal sealed record ListPop(TensorSpec Element) : Op
{
    public override string Attributes => Element.ToString();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(default, inputs[0].DType), Element];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
    {
        var head = Lists.Head(inputs[0]) ?? throw new IndexException("pop: the list is empty. Check its length first.");
        return [Lists.Wrap(head.Rest, inputs[0].DType), head.Item];
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => inputs[0].DType == DType.List
            ? [Dispatch.Single(ListPush.Instance, upstream[0] ?? Tensor.ZerosLike(outputs[0]),
                upstream[1] ?? Tensor.ZerosLike(outputs[1]))]
            : NoGradient;
}

/// <summary>The tensors of a list along a new first axis.</summary>
/// <param name="Element">What the list holds.</param>
internal sealed record ListStack(TensorSpec Element) : Op
{
    public override string Attributes => Element.ToString();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        => [new(new Shape([Shape.Unknown, .. Element.Shape.Sizes]), Element.DType)];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
    {
        var items = Lists.Items(inputs[0]);
        return [items.Length == 0
            ? Tensor.Allocate(Element.DType, new Shape([0, .. Element.Shape.ToArray()]))
            : Tensor.Stack(items)];
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => inputs[0].DType == DType.List ? [Dispatch.Single(new ListUnstack(Element), upstream[0]!)] : NoGradient;
}

/// <summary>The rows of a tensor as a list.</summary>
/// <param name="Element">One row.</param>
internal sealed record ListUnstack(TensorSpec Element) : Op
{
    public override string Attributes => Element.ToString();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        => [new(default, Lists.IsDifferentiable(Element.DType) ? DType.List : DType.OpaqueList)];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
        => [Lists.FromItems(
            Tensor.Unstack(inputs[0]), Lists.IsDifferentiable(Element.DType) ? DType.List : DType.OpaqueList)];

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => Element.DType.IsFloating ? [Dispatch.Single(new ListStack(Element), upstream[0]!)] : NoGradient;
}

/// <summary>The number of tensors in a list.</summary>
internal sealed record ListLength : Op
{
    public static ListLength Instance { get; } = new();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(default, DType.Int32)];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
        => [Tensor.Constant(Lists.Head(inputs[0])?.Count ?? 0)];

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
}

/// <summary>The sum of two cotangents of one list, tensor by tensor.</summary>
internal sealed record ListAdd : Op
{
    public static ListAdd Instance { get; } = new();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [inputs[0]];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
        => [Lists.FromItems(Lists.Items(inputs[0]).Zip(Lists.Items(inputs[1]), Cotangents.Add), inputs[0].DType)];

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => [upstream[0], upstream[0]];
}

/// <summary>Sums of cotangents, whatever they are.</summary>
internal static class Cotangents
{
    public static Tensor Add(Tensor left, Tensor right)
        => left.DType == DType.List ? Dispatch.Single(ListAdd.Instance, left, right) : left + right;
}
