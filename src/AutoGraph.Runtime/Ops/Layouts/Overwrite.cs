using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>A tensor with other elements in one part of it: (whole, part) gives a whole.</summary>
/// <param name="At">Which part: what this view shows of the whole.</param>
internal sealed record Overwrite(ViewOp At) : KernelOp
{
    public override string Attributes => At.Attributes;

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [inputs[0]];

    public override bool ChangesPart => true;

    public override void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
    {
        var to = outputs[0];
        var part = At.TryView(to.Layout)!;
        Copies.Ensure(inputs[0], to);
        Copies.Run(inputs[1], new View(to.Address + (part.Offset * to.Element.Size()), part, to.Element));
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => outputs[0].DType.IsFloating
            ? [Dispatch.Single(this, upstream[0]!, Tensor.ZerosLike(inputs[1])), Dispatch.Single(At, upstream[0]!)]
            : NoGradient;
}

/// <summary>A tensor with another row: (whole, index, row) gives a whole.</summary>
internal sealed record OverwriteRow : KernelOp
{
    public static OverwriteRow Instance { get; } = new();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [inputs[0]];

    public override bool ChangesPart => true;

    public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
    {
        Copies.Ensure(inputs[0], outputs[0]);
        RowOp.Write(inputs[2], outputs[0], *(int*)inputs[1].Address);
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        if (!outputs[0].DType.IsFloating)
        {
            return NoGradient;
        }

        // Read before it is overwritten, so that it may be overwritten where it is.
        var row = Tensor.Row(upstream[0]!, inputs[1]);
        return [Dispatch.Single(this, upstream[0]!, inputs[1], Tensor.ZerosLike(inputs[2])), null, row];
    }
}
