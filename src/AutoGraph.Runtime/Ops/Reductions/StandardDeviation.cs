using AutoGraph.Ops;

namespace AutoGraph;

public abstract partial class Operand
{
    /// <summary>The square root of the variance along an axis, or of all elements.</summary>
    /// <param name="x">Floating, any shape.</param>
    /// <param name="axis">Counts from the end when negative; null for all axes.</param>
    /// <param name="keepDims">The axis stays with size 1.</param>
    /// <remarks>Of the elements as they are, divided by their number, not by one less. Of nothing NaN. Where all are
    /// equal the gradient is NaN.</remarks>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public static Tensor StandardDeviation(Tensor x, int? axis = null, bool keepDims = false)
        => StandardDeviation(x, Reductions.Axes(x, axis, "standardDeviation").Span.ToArray(), keepDims);

    /// <summary>The square root of the variance along several axes.</summary>
    /// <inheritdoc cref="StandardDeviation(Tensor, int?, bool)"/>
    public static Tensor StandardDeviation(Tensor x, int[] axes, bool keepDims = false)
        => Sqrt(Variance(x, axes, keepDims));

    /// <inheritdoc cref="StandardDeviation(Tensor, int?, bool)"/>
    public Tensor StandardDeviation(int? axis = null, bool keepDims = false)
        => StandardDeviation(AsTensor(), axis, keepDims);

    /// <inheritdoc cref="StandardDeviation(Tensor, int[], bool)"/>
    public Tensor StandardDeviation(int[] axes, bool keepDims = false) => StandardDeviation(AsTensor(), axes, keepDims);
}
