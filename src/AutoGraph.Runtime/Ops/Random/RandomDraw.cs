namespace AutoGraph.Ops;

/// <summary>Sets aside what a random operation draws: the seed and the first block of the process's generator, two
/// uint64. The numbers can then be made any number of times.</summary>
/// <param name="Random">Which operation draws; its inputs are given.</param>
internal sealed record RandomDraw(RandomOp Random) : KernelOp
{
    public override Effect Effect => Effect.Writes;

    public override string Attributes => Random.ToString();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        _ = Random.Infer(inputs);
        return [new(new Shape([2]), DType.UInt64)];
    }

    public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
    {
        var count = inputs.IsEmpty ? Random.To.ElementCount : inputs[0].Layout.Count;
        var to = (ulong*)outputs[0].Address;
        (to[0], to[1]) = RandomGenerator.Default.Draw(Random.DType.Element, count);
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;

    /// <summary>What was drawn.</summary>
    public static unsafe (ulong Seed, ulong Offset) Read(View drawn)
    {
        var from = (ulong*)drawn.Address;
        return (from[0], from[drawn.Layout.Strides[0]]);
    }
}
