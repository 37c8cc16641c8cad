using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>The window of a pooling and how it slides.</summary>
/// <param name="Window">Sizes along the spatial axes.</param>
/// <param name="Slide">Its strides and padding.</param>
internal readonly record struct PoolWindows(Axes Window, Windows Slide)
{
    /// <summary>The number of spatial axes: 1 to 3.</summary>
    public int Axes => Window.Count;

    /// <summary>Checks what users give. Strides are the window if not given.</summary>
    public static PoolWindows Of(string operation, int axes, PerAxis window, PerAxis strides, Padding padding)
    {
        if (padding.IsExplicit)
        {
            throw new ShapeException($"{operation}: expected Padding.Same or Padding.Valid, got {padding}. A window "
                + "needs an element inside.");
        }

        var sizes = window.For(operation, "window", axes, unless: 2);
        return new PoolWindows(sizes, Windows.Of(operation, axes, strides, 1, padding, window.IsDefault ? 2 : window));
    }

    /// <summary>The spec of the output.</summary>
    public TensorSpec Infer(string operation, TensorSpec x)
    {
        Convolve.CheckDType(operation, x.DType);
        var sizes = x.Shape.Sizes;
        if (sizes.Length != Axes + 2)
        {
            throw new ShapeException($"{operation}: expected {Axes + 2} axes (batch, {Convolve.Spatial(Axes)}, "
                + $"channels), got {x.Shape}. Use ExpandDims or Reshape to add the axes that are missing.");
        }

        var outputs = Slide.Outputs(operation, sizes[1..^1], Window.Span);
        return x with { Shape = new Shape([sizes[0], .. outputs, sizes[^1]]) };
    }

    /// <summary>The sizes for an input of a shape.</summary>
    public PoolingShape Sizes(Shape input)
    {
        var (depth, height, width) = Slide.Kernel(input.Sizes[1..^1], Window.Span);
        return new PoolingShape(input.Sizes[0], depth, height, width, input.Sizes[^1]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"window {Window}, {Slide}";
}
