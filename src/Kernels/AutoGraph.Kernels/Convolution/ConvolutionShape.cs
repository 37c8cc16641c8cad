namespace AutoGraph.Kernels;

/// <summary>The sizes of a convolution.</summary>
/// <remarks>
/// Everything lies row by row without gaps: the input (batch, depth, height, width, input channels), the filters
/// (depth, height, width, input channels / groups, output channels), the output (batch, depth, height, width, output
/// channels). Group g reads and writes the g-th part of the channels.
/// </remarks>
/// <param name="Batch">Images, at least 0.</param>
/// <param name="Depth">The outermost spatial axis, <see cref="WindowAxis.None"/> where there are fewer.</param>
/// <param name="Height">The middle one.</param>
/// <param name="Width">The innermost one.</param>
/// <param name="InputChannels">A multiple of the groups.</param>
/// <param name="OutputChannels">A multiple of the groups.</param>
/// <param name="Groups">At least 1.</param>
public readonly record struct ConvolutionShape(
    int Batch, WindowAxis Depth, WindowAxis Height, WindowAxis Width, int InputChannels, int OutputChannels, int Groups)
{
    /// <summary>Taps of the window.</summary>
    internal int Taps => Depth.Window * Height.Window * Width.Window;

    /// <summary>Elements of the input.</summary>
    internal long InputCount => (long)Batch * Depth.Input * Height.Input * Width.Input * InputChannels;

    /// <summary>Elements of the filters.</summary>
    internal long FilterCount => (long)Taps * (InputChannels / Groups) * OutputChannels;

    /// <summary>Elements of the output.</summary>
    internal long OutputCount => (long)Batch * Depth.Output * Height.Output * Width.Output * OutputChannels;

    /// <summary>A matrix product: each output sees one input.</summary>
    internal bool IsProduct => Groups == 1 && Depth.IsPlain && Height.IsPlain && Width.IsPlain;

    /// <summary>Each channel has a filter of its own.</summary>
    internal bool IsDepthwise => Groups > 1 && Groups == InputChannels && Groups == OutputChannels;
}
