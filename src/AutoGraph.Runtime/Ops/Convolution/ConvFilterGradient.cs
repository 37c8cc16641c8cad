namespace AutoGraph.Ops;

/// <summary>x, cotangents of the outputs, filters → cotangents of the filters. Of the filters only the shape matters.
/// </summary>
internal sealed record ConvFilterGradient(Windows Windows) : KernelOp
{
    public override string Name => $"conv{Windows.Axes}DFilterGradient";

    public override string Attributes => Windows.ToString();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(inputs[2].Shape, inputs[0].DType)];

    public override double Flops(ReadOnlySpan<TensorSpec> inputs) => Convolve.Flops(inputs[2].Shape, inputs[1].Shape);

    public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
    {
        var x = new Packed(inputs[0]);
        var upstream = new Packed(inputs[1]);
        Kernels.Convolution.FilterGradient(
            outputs[0].Element, Convolve.Sizes(Windows, x.View.Shape, outputs[0].Shape), (void*)x.View.Address,
            (void*)upstream.View.Address, (void*)outputs[0].Address);
        x.KeepAlive();
        upstream.KeepAlive();
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
    [
        Dispatch.Single(new ConvInputGradient(Windows), inputs[1], upstream[0]!, inputs[0]),
        Dispatch.Single(new Conv(Windows), inputs[0], upstream[0]!),
        null,
    ];
}
