namespace AutoGraph.Ops;

/// <summary>An index as a row of operations, each of which shows a part of what the one before it shows.</summary>
internal static class IndexPlan
{
    /// <summary>The part of a tensor that an index names.</summary>
    public static Tensor Read(Tensor x, IEnumerable<IndexStep> steps)
    {
        var part = x;
        foreach (var step in steps)
        {
            part = step.Read(part);
        }

        return ReferenceEquals(part, x) ? x.Keep("index") : part;
    }

    /// <summary>The tensor with other elements at an index; they broadcast to the part's shape.</summary>
    /// <param name="x">The whole.</param>
    /// <param name="steps">Which part.</param>
    /// <param name="value">Takes the part and gives what is to stand there.</param>
    public static Tensor Write(Tensor x, ReadOnlySpan<IndexStep> steps, Func<Tensor, Tensor> value)
        => steps.Length == 0 ? value(x) : steps[0].Write(x, Write(steps[0].Read(x), steps[1..], value));

    /// <summary>What an index does to a shape, step by step.</summary>
    /// <exception cref="IndexException">A place is out of range, or there are more indices than axes.</exception>
    public static List<IndexStep> Of(Shape shape, ReadOnlySpan<TensorIndex> indices)
    {
        var left = shape.Rank - Named(shape, indices);
        var steps = new List<IndexStep>();

        // Where the next index stands in what is left, and which axis of the whole that is, for messages.
        int axis = 0, original = 0;
        foreach (var index in indices)
        {
            switch (index.Kind)
            {
                case IndexKind.NewAxis:
                    steps.Add(new(new ExpandDims(axis++)));
                    break;
                case IndexKind.Ellipsis:
                    axis += left;
                    original += left;
                    break;
                case IndexKind.Span:
                    AddSpan(steps, index.Span, shape.Sizes[original++], axis++);
                    break;
                case IndexKind.Place:
                    AddPlace(steps, index.Place, shape, original++, axis);
                    break;
                default:
                    AddTensor(steps, index.Tensor!.AsTensor(), shape, original++, axis);
                    break;
            }
        }

        return steps;
    }

    public static IndexException OutOfRange(int place, int axis, Shape shape)
    {
        var size = shape.Sizes[axis];
        var range = size == 0 ? "it has no places" : $"expected {-size} to {size - 1}";
        var shown = place == int.MaxValue ? "^0" : $"{place}";
        return new IndexException(
            $"index: {shown} is out of range for axis {axis} of shape {shape}, whose size is {size}: {range}.");
    }

    private static int Named(Shape shape, ReadOnlySpan<TensorIndex> indices)
    {
        int named = 0, ellipses = 0;
        foreach (var index in indices)
        {
            named += index.Kind is IndexKind.NewAxis or IndexKind.Ellipsis ? 0 : 1;
            ellipses += index.Kind == IndexKind.Ellipsis ? 1 : 0;
        }

        return ellipses > 1
            ? throw new IndexException(
                $"index: Ellipsis stands {ellipses} times; once at most, since it takes all axes that are left.")
            : named > shape.Rank
            ? throw new IndexException(
                $"index: {named} indices for shape {shape}, which has {shape.Rank} axes. Leave some out.")
            : named;
    }

    private static void AddSpan(List<IndexStep> steps, PlaceSpan span, int size, int axis)
    {
        if (span.IsWhole)
        {
            return;
        }

        if (size < 0)
        {
            steps.Add(new(new SliceSpan(axis, span, IsPlace: false)));
            return;
        }

        var (start, count) = span.Within(size);
        if (count != size || span.Step < 0)
        {
            steps.Add(new(new Slice(axis, start, count, span.Step)));
        }
    }

    private static void AddPlace(List<IndexStep> steps, int place, Shape shape, int original, int axis)
    {
        var size = shape.Sizes[original];
        var fromFront = place < 0 && size >= 0 ? place + size : place;
        if (size < 0 && place != int.MaxValue)
        {
            steps.Add(new(new SliceSpan(axis, new PlaceSpan(place, place == -1 ? null : place + 1, 1), IsPlace: true)));
        }
        else if ((uint)fromFront < (uint)size && size >= 0)
        {
            steps.Add(new(new Slice(axis, fromFront, 1, 1)));
        }
        else
        {
            throw OutOfRange(place, original, shape);
        }

        steps.Add(new(new Squeeze(axis)));
    }

    private static void AddTensor(List<IndexStep> steps, Tensor place, Shape shape, int original, int axis)
    {
        if (!place.DType.IsInteger || place.Rank != 0)
        {
            throw new DTypeException(
                $"index: a tensor in an index must be an integer scalar, got {place.Spec}. "
                + "Gather picks several places, Where chooses by a condition.");
        }

        if (!place.IsSymbolic)
        {
            var known = Numbers.ReadInteger(place.View.Address, place.DType.Element);
            AddPlace(steps, (int)Math.Clamp(known, int.MinValue, int.MaxValue), shape, original, axis);
            return;
        }

        // Rows are picked along the first axis: the axis goes there and is lost, the others keep their order.
        if (axis > 0)
        {
            var rank = axis + shape.Rank - original;
            steps.Add(new(new Transpose([axis, .. Enumerable.Range(0, rank).Where(i => i != axis)])));
        }

        steps.Add(new(RowOp.Instance, place.Cast(DType.Int32)));
    }
}

/// <summary>One step of an index.</summary>
/// <param name="Op">A view, or <see cref="RowOp"/>.</param>
/// <param name="Row">The row, for <see cref="RowOp"/>.</param>
internal readonly record struct IndexStep(Op Op, Tensor? Row = null)
{
    /// <summary>The part.</summary>
    public Tensor Read(Tensor whole) => Row is null ? Dispatch.Single(Op, whole) : Dispatch.Single(Op, whole, Row);

    /// <summary>The whole with another part.</summary>
    public Tensor Write(Tensor whole, Tensor part) => Op switch
    {
        Squeeze squeeze => Dispatch.Single(new ExpandDims(squeeze.Axis), part),
        ExpandDims expand => Dispatch.Single(new Squeeze(expand.Axis), part),
        Transpose transpose => Dispatch.Single(transpose.Inverse(), part),
        RowOp => Dispatch.Single(OverwriteRow.Instance, whole, Row!, part),
        _ => Dispatch.Single(new Overwrite((ViewOp)Op), whole, part),
    };
}
