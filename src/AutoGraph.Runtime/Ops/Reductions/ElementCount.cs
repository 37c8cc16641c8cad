namespace AutoGraph.Ops;

/// <summary>How many elements lie along some axes, where only the running graph knows it; int64. Not
/// differentiable.</summary>
/// <param name="Over">The axes.</param>
internal sealed record ElementCountOp(Axes Over) : Op
{
    public override string Attributes => Over.ToString();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(default, DType.Int64)];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
        => [Tensor.Scalar(DType.Int64, Of(inputs[0].Shape, Over.Span))];

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;

    /// <summary>The product of the sizes; -1 when one is unknown.</summary>
    public static long Of(Shape shape, ReadOnlySpan<int> axes)
    {
        long count = 1;
        foreach (var axis in axes)
        {
            if (shape.Sizes[axis] < 0)
            {
                return Shape.Unknown;
            }

            count *= shape.Sizes[axis];
        }

        return count;
    }
}
