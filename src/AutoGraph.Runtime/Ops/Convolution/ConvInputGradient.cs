namespace AutoGraph.Ops;

/// <summary>Cotangents of the outputs, filters, x → cotangents of x. Of x only the shape matters.</summary>
internal sealed record ConvInputGradient(Windows Windows) : KernelOp
{
    public override string Name => $"conv{Windows.Axes}DInputGradient";

    public override string Attributes => Windows.ToString();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(inputs[2].Shape, inputs[0].DType)];

    public override double Flops(ReadOnlySpan<TensorSpec> inputs) => Convolve.Flops(inputs[1].Shape, inputs[0].Shape);

    public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
    {
        var upstream = new Packed(inputs[0]);
        var filters = new Packed(inputs[1]);
        Kernels.Convolution.InputGradient(
            outputs[0].Element, Convolve.Sizes(Windows, outputs[0].Shape, filters.View.Shape),
            (void*)upstream.View.Address, (void*)filters.View.Address, (void*)outputs[0].Address);
        upstream.KeepAlive();
        filters.KeepAlive();
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
    [
        Dispatch.Single(new Conv(Windows), upstream[0]!, inputs[1]),
        Dispatch.Single(new ConvFilterGradient(Windows), upstream[0]!, inputs[0], inputs[1]),
        null,
    ];
}
