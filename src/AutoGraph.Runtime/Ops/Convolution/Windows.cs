using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>How a window slides over the spatial axes of (batch, …, channels): the attributes of convolutions and
/// poolings.</summary>
/// <param name="Strides">From place to place.</param>
/// <param name="Dilations">From tap to tap.</param>
/// <param name="Padding">What happens at the borders.</param>
internal readonly record struct Windows(Axes Strides, Axes Dilations, Padding Padding)
{
    /// <summary>The number of spatial axes: 1 to 3.</summary>
    public int Axes => Strides.Count;

    /// <summary>Checks what users give.</summary>
    public static Windows Of(
        string operation, int axes, PerAxis strides, PerAxis dilations, Padding padding, PerAxis strideUnless)
    {
        padding.Check(operation, axes);
        return new Windows(
            strides.For(operation, "strides", axes, strideUnless),
            dilations.For(operation, "dilations", axes, unless: 1),
            padding);
    }

    /// <summary>One spatial axis.</summary>
    /// <param name="axis">From 0.</param>
    /// <param name="input">Size of the input.</param>
    /// <param name="window">Taps of the window.</param>
    public WindowAxis Axis(int axis, int input, int window)
    {
        var (stride, dilation) = (Strides[axis], Dilations[axis]);
        var (before, output) = Padding.Along(axis, input, Extent(axis, window), stride);
        return new WindowAxis(input, output, window, stride, dilation, before);
    }

    /// <summary>The three axes of kernels; those that are not there come first.</summary>
    public (WindowAxis Depth, WindowAxis Height, WindowAxis Width) Kernel(
        ReadOnlySpan<int> inputs, ReadOnlySpan<int> windows) => (
            Axes < 3 ? WindowAxis.None : Axis(Axes - 3, inputs[^3], windows[^3]),
            Axes < 2 ? WindowAxis.None : Axis(Axes - 2, inputs[^2], windows[^2]),
            Axis(Axes - 1, inputs[^1], windows[^1]));

    /// <summary>The sizes of an output; unknown ones stay unknown.</summary>
    public int[] Outputs(string operation, ReadOnlySpan<int> inputs, ReadOnlySpan<int> windows)
    {
        var outputs = new int[Axes];
        for (var i = 0; i < Axes; i++)
        {
            outputs[i] = inputs[i] < 0 || windows[i] < 0 ? Shape.Unknown : Axis(i, inputs[i], windows[i]).Output;
            if (outputs[i] == 0 && inputs[i] > 0)
            {
                throw new ShapeException(
                    $"{operation}: a window that extends over {Extent(i, windows[i])} elements does not fit into the "
                    + $"{inputs[i]} of spatial axis {i} with padding {Padding}. Use Padding.Same or a smaller window.");
            }
        }

        return outputs;
    }

    /// <summary>The sizes of the smallest input with such an output; unknown ones stay unknown.</summary>
    public int[] Covered(ReadOnlySpan<int> outputs, ReadOnlySpan<int> windows)
    {
        var inputs = new int[Axes];
        for (var i = 0; i < Axes; i++)
        {
            inputs[i] = outputs[i] < 0 || windows[i] < 0 ? Shape.Unknown
                : Padding.Covered(i, outputs[i], Extent(i, windows[i]), Strides[i]);
        }

        return inputs;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var dilations = Dilations.Span.ContainsAnyExcept(1) ? $", dilations {Dilations}" : "";
        return $"strides {Strides}{dilations}, {Padding}";
    }

    private int Extent(int axis, int window) => ((window - 1) * Dilations[axis]) + 1;
}
