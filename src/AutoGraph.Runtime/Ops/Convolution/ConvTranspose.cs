using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <summary>x, filters → what a convolution by these filters would take to an output like x: its input gradient, of
    /// the size that the padding says.</summary>
    internal sealed record ConvTranspose(Windows Windows) : KernelOp
    {
        public override string Name => $"conv{Windows.Axes}DTranspose";

        public override string Attributes => Windows.ToString();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        {
            Convolve.CheckOperands(Name, Windows.Axes, inputs[0], inputs[1]);
            var x = inputs[0].Shape.Sizes;
            var filters = inputs[1].Shape.Sizes;
            if (x[^1] >= 0 && filters[^1] >= 0 && x[^1] != filters[^1])
            {
                throw new ShapeException($"{Name}: x {inputs[0].Shape} has {x[^1]} channels, filters {inputs[1].Shape} "
                    + $"take {filters[^1]}. The last axis of the filters is that of x's channels, the one before "
                    + "that of the output channels.");
            }

            var covered = Windows.Covered(x[1..^1], filters[..^2]);
            return [inputs[0] with { Shape = new Shape([x[0], .. covered, filters[^2]]) }];
        }

        public override double Flops(ReadOnlySpan<TensorSpec> inputs)
            => Convolve.Flops(inputs[1].Shape, inputs[0].Shape);

        public override void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
            => new ConvInputGradient(Windows).Run(inputs, outputs);

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        [
            Dispatch.Single(new Conv(Windows), upstream[0]!, inputs[1]),
            Dispatch.Single(new ConvFilterGradient(Windows), upstream[0]!, inputs[0], inputs[1]),
        ];
    }
}

namespace AutoGraph
{
    public static partial class Nn
    {
        /// <summary>Transposed convolution over one axis: what strides make smaller in <see cref="Conv1D"/>, it makes
        /// larger.</summary>
        /// <param name="x">(batch, …, channels) with these axes in between, float32 or float64.</param>
        /// <param name="filters">(…, outputs, channels) with the window's sizes first, the same dtype: outputs before
        /// channels.</param>
        /// <param name="strides">1 if not given.</param>
        /// <param name="padding">Of the convolution that this one turns around: same makes size · stride elements,
        /// valid all that windows touch.</param>
        /// <param name="dilations">From tap to tap; 1 if not given.</param>
        /// <returns>(batch, …, outputs).</returns>
        /// <exception cref="ShapeException">The ranks or channels do not fit.</exception>
        /// <exception cref="DTypeException">The dtypes differ, or are neither float32 nor float64.</exception>
        public static Tensor Conv1DTranspose(
            Tensor x, Tensor filters, PerAxis strides = default, Padding padding = default, PerAxis dilations = default)
            => ConvTranspose(1, x, filters, strides, padding, dilations);

        /// <summary>Transposed convolution over height and width: what strides make smaller in <see cref="Conv2D"/>, it
        /// makes larger.</summary>
        /// <inheritdoc cref="Conv1DTranspose"/>
        public static Tensor Conv2DTranspose(
            Tensor x, Tensor filters, PerAxis strides = default, Padding padding = default, PerAxis dilations = default)
            => ConvTranspose(2, x, filters, strides, padding, dilations);

        /// <summary>Transposed convolution over depth, height and width: what strides make smaller in
        /// <see cref="Conv3D"/>, it makes larger.</summary>
        /// <inheritdoc cref="Conv1DTranspose"/>
        public static Tensor Conv3DTranspose(
            Tensor x, Tensor filters, PerAxis strides = default, Padding padding = default, PerAxis dilations = default)
            => ConvTranspose(3, x, filters, strides, padding, dilations);

        private static Tensor ConvTranspose(
            int axes, Tensor x, Tensor filters, PerAxis strides, Padding padding, PerAxis dilations)
        {
            var windows = Windows.Of($"conv{axes}DTranspose", axes, strides, dilations, padding, strideUnless: 1);
            return Dispatch.Single(new ConvTranspose(windows), x, filters);
        }
    }
}
