namespace AutoGraph.Ops;

/// <summary>The same elements, through which no pass sees: what is computed of them is not shared with what was
/// computed before, nor run together with it. So a reverse pass computes again what it shall not keep.</summary>
internal sealed record OptimizationBarrier : ViewOp
{
    public static OptimizationBarrier Instance { get; } = new();

    /// <summary>A tensor behind a barrier; a list stays as it is.</summary>
    public static Tensor Apply(Tensor x) => x.DType.StorageElement is null ? x : Dispatch.Single(Instance, x);

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [inputs[0]];

    public override Layout? TryView(Layout input) => input;

    public override bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs) => null;

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => [upstream[0]];
}
