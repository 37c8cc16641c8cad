namespace AutoGraph.Ops;

/// <summary>A value that was assigned to a variable, read from it: (assigned, value before) gives what was assigned,
/// and its cotangent is the variable's. An assignment has no derivative.</summary>
internal sealed record ReadBack : ViewOp
{
    public static ReadBack Instance { get; } = new();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [inputs[0]];

    public override Layout? TryView(Layout input) => input;

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => [null, upstream[0]];
}
