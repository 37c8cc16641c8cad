using AutoGraph.Ops;

namespace AutoGraph;

public static partial class Nn
{
    /// <summary>eˣ / Σ eˣ along an axis: positive numbers that sum to 1.</summary>
    /// <param name="x">Floating; does not overflow, the greatest element is taken out first.</param>
    /// <param name="axis">Counts from the end when negative.</param>
    /// <returns>Same shape. NaN along a line that holds NaN or +∞.</returns>
    /// <exception cref="ShapeException">There is no such axis.</exception>
    public static Tensor Softmax(Tensor x, int axis = -1)
    {
        Accepts.Floating.Check("softmax", x.DType);
        int[] axes = [x.Shape.Axis(axis, "softmax")];
        var exp = Tensor.Exp(x - Reductions.FiniteMax(x, axes));
        return exp / Tensor.Sum(exp, axes, keepDims: true);
    }

    /// <summary>log(eˣ / Σ eˣ) along an axis, without overflow or loss of small values.</summary>
    /// <inheritdoc cref="Softmax(Tensor, int)"/>
    public static Tensor LogSoftmax(Tensor x, int axis = -1)
    {
        Accepts.Floating.Check("logSoftmax", x.DType);
        int[] axes = [x.Shape.Axis(axis, "logSoftmax")];
        var shifted = x - Reductions.FiniteMax(x, axes);
        return shifted - Tensor.Log(Tensor.Sum(Tensor.Exp(shifted), axes, keepDims: true));
    }
}
