using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <summary>The average of each window; padding is not counted.</summary>
    internal sealed record AvgPool(PoolWindows Windows) : KernelOp
    {
        public override string Name => $"avgPool{Windows.Axes}D";

        public override string Attributes => Windows.ToString();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [Windows.Infer(Name, inputs[0])];

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var x = new Packed(inputs[0]);
            Kernels.Pooling.Average(
                outputs[0].Element, Windows.Sizes(x.View.Shape), (void*)x.View.Address, (void*)outputs[0].Address);
            x.KeepAlive();
        }

        public override bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs) => [true];

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [Dispatch.Single(new AvgPoolGradient(Windows), upstream[0]!, inputs[0])];
    }

    /// <summary>Cotangents of the averages, x → cotangents of x. Of x only the shape matters.</summary>
    internal sealed record AvgPoolGradient(PoolWindows Windows) : KernelOp
    {
        public override string Name => $"avgPool{Windows.Axes}DGradient";

        public override string Attributes => Windows.ToString();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(inputs[1].Shape, inputs[0].DType)];

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var upstream = new Packed(inputs[0]);
            Kernels.Pooling.AverageGradient(
                outputs[0].Element, Windows.Sizes(outputs[0].Shape), (void*)upstream.View.Address,
                (void*)outputs[0].Address);
            upstream.KeepAlive();
        }

        public override bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs) => [true, true];

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [Dispatch.Single(new AvgPool(Windows), upstream[0]!), null];
    }
}

namespace AutoGraph
{
    public static partial class Nn
    {
        /// <summary>The average of each window over one axis; padding is not counted.</summary>
        /// <param name="x">(batch, …, channels) with these axes in between, float32 or float64.</param>
        /// <param name="window">Its sizes.</param>
        /// <param name="strides">From place to place; the window if not given.</param>
        /// <param name="padding">Same or valid; what hangs over is not counted.</param>
        /// <returns>(batch, …, channels).</returns>
        /// <exception cref="ShapeException">The rank does not fit, a window does not fit inside, or the padding is
        /// given by numbers.</exception>
        /// <exception cref="DTypeException">The dtype is neither float32 nor float64.</exception>
        public static Tensor AvgPool1D(Tensor x, PerAxis window, PerAxis strides = default, Padding padding = default)
            => AvgPool(1, x, window, strides, padding);

        /// <summary>The average of each window over height and width; padding is not counted.</summary>
        /// <inheritdoc cref="AvgPool1D"/>
        public static Tensor AvgPool2D(Tensor x, PerAxis window, PerAxis strides = default, Padding padding = default)
            => AvgPool(2, x, window, strides, padding);

        /// <summary>The average of each window over depth, height and width; padding is not counted.</summary>
        /// <inheritdoc cref="AvgPool1D"/>
        public static Tensor AvgPool3D(Tensor x, PerAxis window, PerAxis strides = default, Padding padding = default)
            => AvgPool(3, x, window, strides, padding);

        private static Tensor AvgPool(int axes, Tensor x, PerAxis window, PerAxis strides, Padding padding)
            => Dispatch.Single(new AvgPool(PoolWindows.Of($"avgPool{axes}D", axes, window, strides, padding)), x);
    }
}
