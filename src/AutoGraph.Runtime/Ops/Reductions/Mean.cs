using AutoGraph.Ops;

namespace AutoGraph;

public abstract partial class Operand
{
    /// <summary>The mean of the elements along an axis, or of all elements.</summary>
    /// <param name="x">Floating, any shape.</param>
    /// <param name="axis">Counts from the end when negative; null for all axes.</param>
    /// <param name="keepDims">The axis stays with size 1.</param>
    /// <remarks>Of nothing NaN.</remarks>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public static Tensor Mean(Tensor x, int? axis = null, bool keepDims = false)
        => Mean(x, Reductions.Axes(x, axis, "mean").Span.ToArray(), keepDims);

    /// <summary>The mean of the elements along several axes.</summary>
    /// <inheritdoc cref="Mean(Tensor, int?, bool)"/>
    public static Tensor Mean(Tensor x, int[] axes, bool keepDims = false)
    {
        Accepts.Floating.Check("mean", x.DType);
        return Sum(x, axes, keepDims) / Reductions.Count(x, axes);
    }

    /// <inheritdoc cref="Mean(Tensor, int?, bool)"/>
    public Tensor Mean(int? axis = null, bool keepDims = false) => Mean(AsTensor(), axis, keepDims);

    /// <inheritdoc cref="Mean(Tensor, int[], bool)"/>
    public Tensor Mean(int[] axes, bool keepDims = false) => Mean(AsTensor(), axes, keepDims);
}
