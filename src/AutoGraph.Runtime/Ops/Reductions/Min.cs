using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    internal sealed record Min(Axes Over, bool KeepDims) : ReductionOp(Over, KeepDims)
    {
        public override Reduction Reduction => Reduction.Min;

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => inputs[0].DType.IsFloating ? [Extremum.Gradient(Keep(upstream[0]!), inputs[0], Keep(outputs[0]), Over)]
                : NoGradient;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The least element along an axis, or of all elements.</summary>
        /// <param name="x">Numbers, any shape.</param>
        /// <param name="axis">Counts from the end when negative; null for all axes.</param>
        /// <param name="keepDims">The axis stays with size 1.</param>
        /// <remarks>NaN where one is. Of nothing the greatest value of the dtype, ∞ for floating ones. Equal least
        /// elements share the gradient.</remarks>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        public static Tensor Min(Tensor x, int? axis = null, bool keepDims = false)
            => Dispatch.Single(new Min(Reductions.Axes(x, axis, "min"), keepDims), x);

        /// <summary>The least element along several axes.</summary>
        /// <inheritdoc cref="Min(Tensor, int?, bool)"/>
        public static Tensor Min(Tensor x, int[] axes, bool keepDims = false)
            => Dispatch.Single(new Min(Ops.Axes.Normalize(axes, x.Shape, "min"), keepDims), x);

        /// <inheritdoc cref="Min(Tensor, int?, bool)"/>
        public Tensor Min(int? axis = null, bool keepDims = false) => Min(AsTensor(), axis, keepDims);

        /// <inheritdoc cref="Min(Tensor, int[], bool)"/>
        public Tensor Min(int[] axes, bool keepDims = false) => Min(AsTensor(), axes, keepDims);
    }
}
