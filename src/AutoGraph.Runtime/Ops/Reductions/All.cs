using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    internal sealed record All(Axes Over, bool KeepDims) : ReductionOp(Over, KeepDims)
    {
        public override Reduction Reduction => Reduction.All;

        public override Accepts Accepts => Accepts.Bool;

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => NoGradient;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Whether all elements are true along an axis, or of all elements.</summary>
        /// <param name="x">Bool, any shape.</param>
        /// <param name="axis">Counts from the end when negative; null for all axes.</param>
        /// <param name="keepDims">The axis stays with size 1.</param>
        /// <remarks>Of nothing true. Not differentiable.</remarks>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        public static Tensor All(Tensor x, int? axis = null, bool keepDims = false)
            => Dispatch.Single(new All(Reductions.Axes(x, axis, "all"), keepDims), x);

        /// <summary>Whether all elements are true along several axes.</summary>
        /// <inheritdoc cref="All(Tensor, int?, bool)"/>
        public static Tensor All(Tensor x, int[] axes, bool keepDims = false)
            => Dispatch.Single(new All(Ops.Axes.Normalize(axes, x.Shape, "all"), keepDims), x);

        /// <inheritdoc cref="All(Tensor, int?, bool)"/>
        public Tensor All(int? axis = null, bool keepDims = false) => All(AsTensor(), axis, keepDims);

        /// <inheritdoc cref="All(Tensor, int[], bool)"/>
        public Tensor All(int[] axes, bool keepDims = false) => All(AsTensor(), axes, keepDims);
    }
}
