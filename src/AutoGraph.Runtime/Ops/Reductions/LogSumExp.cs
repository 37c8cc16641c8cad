using AutoGraph.Ops;

namespace AutoGraph;

public abstract partial class Operand
{
    /// <summary>log Σ eˣ along an axis, or of all elements.</summary>
    /// <param name="x">Floating, any shape.</param>
    /// <param name="axis">Counts from the end when negative; null for all axes.</param>
    /// <param name="keepDims">The axis stays with size 1.</param>
    /// <remarks>Without overflow: the greatest element is taken out first. Of nothing -∞.</remarks>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public static Tensor LogSumExp(Tensor x, int? axis = null, bool keepDims = false)
        => LogSumExp(x, Reductions.Axes(x, axis, "logSumExp").Span.ToArray(), keepDims);

    /// <summary>log Σ eˣ along several axes.</summary>
    /// <inheritdoc cref="LogSumExp(Tensor, int?, bool)"/>
    public static Tensor LogSumExp(Tensor x, int[] axes, bool keepDims = false)
    {
        Accepts.Floating.Check("logSumExp", x.DType);
        var kept = Reductions.FiniteMax(x, axes);
        var sum = Log(Sum(Exp(x - kept), axes, keepDims: true)) + kept;
        return keepDims ? sum : Reductions.Drop(sum, axes);
    }

    /// <inheritdoc cref="LogSumExp(Tensor, int?, bool)"/>
    public Tensor LogSumExp(int? axis = null, bool keepDims = false) => LogSumExp(AsTensor(), axis, keepDims);

    /// <inheritdoc cref="LogSumExp(Tensor, int[], bool)"/>
    public Tensor LogSumExp(int[] axes, bool keepDims = false) => LogSumExp(AsTensor(), axes, keepDims);
}
