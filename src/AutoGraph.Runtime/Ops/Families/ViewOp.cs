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

        return new Tensor(x.DType, view, x.Storage);
    }

    /// <inheritdoc/>
    public sealed override Scalar[]? Scalars(ScalarProgramBuilder program, ReadOnlySpan<Scalar> inputs) => [inputs[0]];
}
