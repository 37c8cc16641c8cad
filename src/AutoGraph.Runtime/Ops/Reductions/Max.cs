using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    internal sealed record Max(Axes Over, bool KeepDims) : ReductionOp(Over, KeepDims)
    {
        public override Reduction Reduction => Reduction.Max;

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
        /// <summary>The greatest element along an axis, or of all elements.</summary>
        /// <param name="x">Numbers, any shape.</param>
        /// <param name="axis">Counts from the end when negative; null for all axes.</param>
        /// <param name="keepDims">The axis stays with size 1.</param>
        /// <remarks>NaN where one is. Of nothing the least value of the dtype, -∞ for floating ones. Equal greatest
        /// elements share the gradient.</remarks>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        public static Tensor Max(Tensor x, int? axis = null, bool keepDims = false)
            => Dispatch.Single(new Max(Reductions.Axes(x, axis, "max"), keepDims), x);

        /// <summary>The greatest element along several axes.</summary>
        /// <inheritdoc cref="Max(Tensor, int?, bool)"/>
        public static Tensor Max(Tensor x, int[] axes, bool keepDims = false)
            => Dispatch.Single(new Max(Ops.Axes.Normalize(axes, x.Shape, "max"), keepDims), x);

        /// <inheritdoc cref="Max(Tensor, int?, bool)"/>
        public Tensor Max(int? axis = null, bool keepDims = false) => Max(AsTensor(), axis, keepDims);

        /// <inheritdoc cref="Max(Tensor, int[], bool)"/>
        public Tensor Max(int[] axes, bool keepDims = false) => Max(AsTensor(), axes, keepDims);
    }
}
