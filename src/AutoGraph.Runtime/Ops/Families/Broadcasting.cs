namespace AutoGraph.Ops;

/// <summary>The derivative of broadcasting: what was repeated is summed.</summary>
internal static class Broadcasting
{
    /// <summary>Brings a cotangent to the shape of the input that was broadcast.</summary>
    public static Tensor? Undo(Tensor? cotangent, Tensor input)
    {
        if (cotangent is null || cotangent.Shape == input.Shape && input.Shape.IsKnown)
        {
            return cotangent;
        }

        if (!cotangent.Shape.IsKnown || !input.Shape.IsKnown)
        {
            return Dispatch.Single(SumLikeOp.Instance, cotangent, input);
        }

        var missing = cotangent.Rank - input.Rank;
        var axes = new List<int>();
        for (var i = 0; i < cotangent.Rank; i++)
        {
            if (i < missing || (input.Shape.Sizes[i - missing] == 1 && cotangent.Shape.Sizes[i] != 1))
            {
                axes.Add(i);
            }
        }

        var sum = axes.Count == 0 ? cotangent : Tensor.Sum(cotangent, axes.ToArray(), keepDims: true);
        return missing == 0 ? sum : Tensor.Reshape(sum, input.Shape);
    }

    /// <summary>Repeats a tensor to the shape of another.</summary>
    public static Tensor Redo(Tensor x, Tensor like)
        => like.Shape.IsKnown ? Tensor.BroadcastTo(x, like.Shape) : Dispatch.Single(BroadcastLikeOp.Instance, x, like);
}

/// <summary>Sums a tensor down to the shape of another, for shapes that only the running graph knows.</summary>
internal sealed record SumLikeOp : Op
{
    public static SumLikeOp Instance { get; } = new();

    /// <inheritdoc/>
    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(inputs[1].Shape, inputs[0].DType)];

    /// <inheritdoc/>
    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => [Broadcasting.Undo(inputs[0], inputs[1])!];

    /// <inheritdoc/>
    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => [Broadcasting.Redo(upstream[0]!, inputs[0]), null];
}

/// <summary>Repeats a tensor to the shape of another, for shapes that only the running graph knows.</summary>
internal sealed record BroadcastLikeOp : Op
{
    public static BroadcastLikeOp Instance { get; } = new();

    /// <inheritdoc/>
    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(inputs[1].Shape, inputs[0].DType)];

    /// <inheritdoc/>
    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => [Tensor.BroadcastTo(inputs[0], inputs[1].Shape)];

    /// <inheritdoc/>
    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => [Broadcasting.Undo(upstream[0], inputs[0]), null];
}
