using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <summary>The greatest element of each window.</summary>
    internal sealed record MaxPool(PoolWindows Windows) : KernelOp
    {
        public override string Name => $"maxPool{Windows.Axes}D";

        public override string Attributes => Windows.ToString();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [Windows.Infer(Name, inputs[0])];

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var x = new Packed(inputs[0]);
            Kernels.Pooling.Max(
                outputs[0].Element, Windows.Sizes(x.View.Shape), (void*)x.View.Address, (void*)outputs[0].Address);
            x.KeepAlive();
        }

        public override bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs) => [true];

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [Dispatch.Single(new MaxPoolGradient(Windows), inputs[0], upstream[0]!)];
    }

    /// <summary>x, cotangents of the maxima → cotangents of x: each goes to the first maximum of its window.</summary>
    internal sealed record MaxPoolGradient(PoolWindows Windows) : KernelOp
    {
        public override string Name => $"maxPool{Windows.Axes}DGradient";

        public override string Attributes => Windows.ToString();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [inputs[0]];

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var x = new Packed(inputs[0]);
            var upstream = new Packed(inputs[1]);
            Kernels.Pooling.MaxGradient(
                outputs[0].Element, Windows.Sizes(x.View.Shape), (void*)x.View.Address, (void*)upstream.View.Address,
                (void*)outputs[0].Address);
            x.KeepAlive();
            upstream.KeepAlive();
        }

        public override bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs) => [true, true];

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [null, Dispatch.Single(new MaxPoolSelect(Windows), inputs[0], upstream[0]!)];
    }

    /// <summary>x, values like x → the value at the first maximum of each window of x.</summary>
    internal sealed record MaxPoolSelect(PoolWindows Windows) : KernelOp
    {
        public override string Name => $"maxPool{Windows.Axes}DSelect";

        public override string Attributes => Windows.ToString();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [Windows.Infer(Name, inputs[0])];

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var x = new Packed(inputs[0]);
            var values = new Packed(inputs[1]);
            Kernels.Pooling.MaxSelect(
                outputs[0].Element, Windows.Sizes(x.View.Shape), (void*)x.View.Address, (void*)values.View.Address,
                (void*)outputs[0].Address);
            x.KeepAlive();
            values.KeepAlive();
        }

        public override bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs) => [true, true];

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [null, Dispatch.Single(new MaxPoolGradient(Windows), inputs[0], upstream[0]!)];
    }
}

namespace AutoGraph
{
    public static partial class Nn
    {
        /// <summary>The greatest element of each window over one axis.</summary>
        /// <param name="x">(batch, …, channels) with these axes in between, float32 or float64.</param>
        /// <param name="window">Its sizes.</param>
        /// <param name="strides">From place to place; the window if not given.</param>
        /// <param name="padding">Same or valid; what hangs over takes no part.</param>
        /// <returns>(batch, …, channels). NaN where a window holds NaN.</returns>
        /// <remarks>The cotangent of a window goes to its greatest element, to the first in row-major order where there
        /// are several.</remarks>
        /// <exception cref="ShapeException">The rank does not fit, a window does not fit inside, or the padding is
        /// given by numbers.</exception>
        /// <exception cref="DTypeException">The dtype is neither float32 nor float64.</exception>
        public static Tensor MaxPool1D(Tensor x, PerAxis window, PerAxis strides = default, Padding padding = default)
            => MaxPool(1, x, window, strides, padding);

        /// <summary>The greatest element of each window over height and width.</summary>
        /// <inheritdoc cref="MaxPool1D"/>
        public static Tensor MaxPool2D(Tensor x, PerAxis window, PerAxis strides = default, Padding padding = default)
            => MaxPool(2, x, window, strides, padding);

        /// <summary>The greatest element of each window over depth, height and width.</summary>
        /// <inheritdoc cref="MaxPool1D"/>
        public static Tensor MaxPool3D(Tensor x, PerAxis window, PerAxis strides = default, Padding padding = default)
            => MaxPool(3, x, window, strides, padding);

        private static Tensor MaxPool(int axes, Tensor x, PerAxis window, PerAxis strides, Padding padding)
            => Dispatch.Single(new MaxPool(PoolWindows.Of($"maxPool{axes}D", axes, window, strides, padding)), x);
    }
}
