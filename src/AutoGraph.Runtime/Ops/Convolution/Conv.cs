using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <summary>x, filters → outputs. The groups follow from the channels.</summary>
    internal sealed record Conv(Windows Windows) : KernelOp
    {
        public override string Name => $"conv{Windows.Axes}D";

        public override string Attributes => Windows.ToString();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        {
            Convolve.CheckOperands(Name, Windows.Axes, inputs[0], inputs[1]);
            var x = inputs[0].Shape.Sizes;
            var filters = inputs[1].Shape.Sizes;
            CheckChannels(x[^1], filters[^2], filters[^1], inputs);
            var outputs = Windows.Outputs(Name, x[1..^1], filters[..^2]);
            return [inputs[0] with { Shape = new Shape([x[0], .. outputs, filters[^1]]) }];
        }

        public override double Flops(ReadOnlySpan<TensorSpec> inputs)
            => Convolve.Flops(inputs[1].Shape, Infer(inputs)[0].Shape);

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var x = new Packed(inputs[0]);
            var filters = new Packed(inputs[1]);
            Kernels.Convolution.Forward(
                outputs[0].Element, Convolve.Sizes(Windows, x.View.Shape, filters.View.Shape), (void*)x.View.Address,
                (void*)filters.View.Address, (void*)outputs[0].Address);
            x.KeepAlive();
            filters.KeepAlive();
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        [
            Dispatch.Single(new ConvInputGradient(Windows), upstream[0]!, inputs[1], inputs[0]),
            Dispatch.Single(new ConvFilterGradient(Windows), inputs[0], upstream[0]!, inputs[1]),
        ];

        private void CheckChannels(int channels, int ofGroup, int results, ReadOnlySpan<TensorSpec> inputs)
        {
            if (channels < 0 || ofGroup < 0)
            {
                return;
            }

            if (ofGroup == 0 ? channels != 0 : channels % ofGroup != 0 || channels == 0)
            {
                throw new ShapeException($"{Name}: x {inputs[0].Shape} has {channels} channels, filters "
                    + $"{inputs[1].Shape} take {ofGroup}. They must agree, or be a multiple for convolution in groups; "
                    + "channels come last.");
            }

            var groups = ofGroup == 0 ? 1 : channels / ofGroup;
            if (results >= 0 && results % groups != 0)
            {
                throw new ShapeException($"{Name}: x {inputs[0].Shape} and filters {inputs[1].Shape} make {groups} "
                    + $"groups, which the {results} output channels do not divide into. Expected a multiple of "
                    + $"{groups}.");
            }
        }
    }
}

namespace AutoGraph
{
    public static partial class Nn
    {
        /// <summary>Convolution over one axis.</summary>
        /// <param name="x">(batch, …, channels) with these axes in between, float32 or float64.</param>
        /// <param name="filters">(…, channels / groups, outputs) with the window's sizes first, the same dtype; see the
        /// remarks on groups.</param>
        /// <param name="strides">From place to place; 1 if not given.</param>
        /// <param name="padding">What happens at the borders.</param>
        /// <param name="dilations">From tap to tap; 1 if not given.</param>
        /// <returns>(batch, …, outputs).</returns>
        /// <remarks>
        /// As in neural networks in general the filters are not turned around. Filters that take fewer channels than x
        /// has convolve in groups: each group of channels of x makes one of the output channels' groups.
        /// </remarks>
        /// <exception cref="ShapeException">The ranks or channels do not fit, or a window does not fit inside.
        /// </exception>
        /// <exception cref="DTypeException">The dtypes differ, or are neither float32 nor float64.</exception>
        public static Tensor Conv1D(
            Tensor x, Tensor filters, PerAxis strides = default, Padding padding = default, PerAxis dilations = default)
            => Conv(1, x, filters, strides, padding, dilations);

        /// <summary>Convolution over height and width.</summary>
        /// <inheritdoc cref="Conv1D"/>
        public static Tensor Conv2D(
            Tensor x, Tensor filters, PerAxis strides = default, Padding padding = default, PerAxis dilations = default)
            => Conv(2, x, filters, strides, padding, dilations);

        /// <summary>Convolution over depth, height and width.</summary>
        /// <inheritdoc cref="Conv1D"/>
        public static Tensor Conv3D(
            Tensor x, Tensor filters, PerAxis strides = default, Padding padding = default, PerAxis dilations = default)
            => Conv(3, x, filters, strides, padding, dilations);

        private static Tensor Conv(
            int axes, Tensor x, Tensor filters, PerAxis strides, Padding padding, PerAxis dilations)
        {
            var windows = Windows.Of($"conv{axes}D", axes, strides, dilations, padding, strideUnless: 1);
            return Dispatch.Single(new Conv(windows), x, filters);
        }
    }
}
