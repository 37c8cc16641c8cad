using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>What convolutions and their gradients share: which shapes fit, and the sizes that kernels need.</summary>
internal static class Convolve
{
    /// <summary>Throws unless two operands are float32 or float64, both the same, with the right number of axes.
    /// </summary>
    public static void CheckOperands(string operation, int axes, TensorSpec x, TensorSpec filters)
    {
        if (x.DType != filters.DType)
        {
            throw Literals.DoNotMix(operation, x.DType, filters.DType);
        }

        CheckDType(operation, x.DType);
        if (x.Shape.Rank != axes + 2 || filters.Shape.Rank != axes + 2)
        {
            throw new ShapeException($"{operation}: expected x of {axes + 2} axes (batch, {Spatial(axes)}, channels) "
                + $"and filters of {axes + 2} axes ({Spatial(axes)}, input channels, output channels), got {x.Shape} and "
                + $"{filters.Shape}. Use ExpandDims or Reshape to add the axes that are missing.");
        }
    }

    /// <summary>Throws unless a dtype has kernels.</summary>
    public static void CheckDType(string operation, DType dtype)
    {
        if (dtype != DType.Float32 && dtype != DType.Float64)
        {
            throw new DTypeException($"{operation}: expected float32 or float64, got {dtype}. Use Cast to convert it "
                + "first.");
        }
    }

    /// <summary>Names of spatial axes: "height, width".</summary>
    public static string Spatial(int axes) => axes switch
    {
        1 => "steps",
        2 => "height, width",
        _ => "depth, height, width",
    };

    /// <summary>The sizes of a convolution from an input of a shape by filters of a shape.</summary>
    public static ConvolutionShape Sizes(Windows windows, Shape input, Shape filters)
    {
        var (depth, height, width) = windows.Kernel(input.Sizes[1..^1], filters.Sizes[..^2]);
        int inputs = input.Sizes[^1], ofGroup = filters.Sizes[^2];
        return new ConvolutionShape(
            input.Sizes[0], depth, height, width, inputs, filters.Sizes[^1], ofGroup == 0 ? 1 : inputs / ofGroup);
    }

    /// <summary>Arithmetic of a convolution or either gradient: every filter element meets every place of the outputs.
    /// </summary>
    public static double Flops(Shape filters, Shape outputs)
        => outputs.Sizes[^1] == 0 ? 0 : 2.0 * filters.ElementCount * outputs.ElementCount / outputs.Sizes[^1];
}
