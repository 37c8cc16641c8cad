using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>An operation that looks at the same elements in another order or shape; it copies only when no strides can
/// tell it.</summary>
internal abstract record ViewOp : Op
{
    /// <summary>The layout of the output over the input's buffer; null when the elements must be packed
    /// first.</summary>
    public abstract Layout? TryView(Layout input);

    /// <inheritdoc/>
    public sealed override bool MakesNumbers => false;

    /// <inheritdoc/>
    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => [ExecuteSingle(inputs)];

    /// <inheritdoc/>
    public override Tensor ExecuteSingle(ReadOnlySpan<Tensor> inputs)
    {
        var x = inputs[0];
        _ = Infer([x.Spec]);
        if (TryView(x.Layout) is not { } view)
        {
            x = x.Pack();
            view = TryView(x.Layout)!;
        }

        return x.Over(view);
    }

    /// <inheritdoc/>
    public sealed override Scalar[]? Scalars(ScalarProgramBuilder program, ReadOnlySpan<Scalar> inputs) => [inputs[0]];

    /// <inheritdoc/>
    public override bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs)
    {
        var from = Layout.Contiguous(inputs[0].Shape);
        if (from.Shape.Rank == 0 || from.Count == 0 || TryView(from) is not { } to || to.Shape.Rank == 0
            || to.Shape.Sizes[0] != from.Shape.Sizes[0] || to.Strides[0] != from.Strides[0])
        {
            return null;
        }

        nint first = to.Offset, last = to.Offset;
        for (var axis = 1; axis < to.Shape.Rank; axis++)
        {
            var extent = (to.Shape.Sizes[axis] - 1) * to.Strides[axis];
            (first, last) = extent < 0 ? (first + extent, last) : (first, last + extent);
        }

        return first >= 0 && last < from.Strides[0] ? [true] : null;
    }
}
