namespace AutoGraph.Ops;

/// <summary>Fails when a condition does not hold.</summary>
/// <param name="Message">Of the error.</param>
internal sealed record AssertOp(string Message) : Op
{
    public override Effect Effect => Effect.Writes;

    public override string Attributes => $"\"{Message}\"";

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Accepts.Bool.Check(Name, inputs[0].DType);
        return [];
    }

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
    {
        _ = Infer([inputs[0].Spec]);
        return inputs[0].ToArray<bool>().Contains(false)
            ? throw new AssertionException($"assert: {Message}")
            : [];
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
}
