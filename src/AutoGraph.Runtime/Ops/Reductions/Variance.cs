using AutoGraph.Ops;

namespace AutoGraph;

public abstract partial class Operand
{
    /// <summary>The mean of the squared distances from the mean along an axis, or of all elements.</summary>
    /// <param name="x">Floating, any shape.</param>
    /// <param name="axis">Counts from the end when negative; null for all axes.</param>
    /// <param name="keepDims">The axis stays with size 1.</param>
    /// <remarks>Of the elements as they are, divided by their number, not by one less. Of nothing NaN.</remarks>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public static Tensor Variance(Tensor x, int? axis = null, bool keepDims = false)
        => Variance(x, Reductions.Axes(x, axis, "variance").Span.ToArray(), keepDims);

    /// <summary>The mean of the squared distances from the mean along several axes.</summary>
    /// <inheritdoc cref="Variance(Tensor, int?, bool)"/>
    public static Tensor Variance(Tensor x, int[] axes, bool keepDims = false)
    {
        Accepts.Floating.Check("variance", x.DType);
        return Mean(Square(x - Mean(x, axes, keepDims: true)), axes, keepDims);
    }

    /// <inheritdoc cref="Variance(Tensor, int?, bool)"/>
    public Tensor Variance(int? axis = null, bool keepDims = false) => Variance(AsTensor(), axis, keepDims);

    /// <inheritdoc cref="Variance(Tensor, int[], bool)"/>
    public Tensor Variance(int[] axes, bool keepDims = false) => Variance(AsTensor(), axes, keepDims);
}
