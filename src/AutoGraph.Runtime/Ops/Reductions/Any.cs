using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    internal sealed record Any(Axes Over, bool KeepDims) : ReductionOp(Over, KeepDims)
    {
        public override Reduction Reduction => Reduction.Any;

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
        /// <summary>Whether one element is true along an axis, or of all elements.</summary>
        /// <param name="x">Bool, any shape.</param>
        /// <param name="axis">Counts from the end when negative; null for all axes.</param>
        /// <param name="keepDims">The axis stays with size 1.</param>
        /// <remarks>Of nothing false. Not differentiable.</remarks>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        public static Tensor Any(Tensor x, int? axis = null, bool keepDims = false)
            => Dispatch.Single(new Any(Reductions.Axes(x, axis, "any"), keepDims), x);

        /// <summary>Whether one element is true along several axes.</summary>
        /// <inheritdoc cref="Any(Tensor, int?, bool)"/>
        public static Tensor Any(Tensor x, int[] axes, bool keepDims = false)
            => Dispatch.Single(new Any(Ops.Axes.Normalize(axes, x.Shape, "any"), keepDims), x);

        /// <inheritdoc cref="Any(Tensor, int?, bool)"/>
        public Tensor Any(int? axis = null, bool keepDims = false) => Any(AsTensor(), axis, keepDims);

        /// <inheritdoc cref="Any(Tensor, int[], bool)"/>
        public Tensor Any(int[] axes, bool keepDims = false) => Any(AsTensor(), axes, keepDims);
    }
}
