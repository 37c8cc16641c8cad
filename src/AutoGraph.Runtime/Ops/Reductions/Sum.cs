using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    internal sealed record Sum(Axes Over, bool KeepDims) : ReductionOp(Over, KeepDims)
    {
        public override Reduction Reduction => Reduction.Sum;

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => inputs[0].DType.IsFloating ? [Broadcasting.Redo(Keep(upstream[0]!), inputs[0])] : NoGradient;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The sum along an axis, or of all elements.</summary>
        /// <param name="x">Numbers, any shape.</param>
        /// <param name="axis">Counts from the end when negative; null for all axes.</param>
        /// <param name="keepDims">The axis stays with size 1.</param>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        public static Tensor Sum(Tensor x, int? axis = null, bool keepDims = false)
            => Dispatch.Single(new Sum(Reductions.Axes(x, axis, "sum"), keepDims), x);

        /// <summary>The sum along several axes.</summary>
        /// <inheritdoc cref="Sum(Tensor, int?, bool)"/>
        public static Tensor Sum(Tensor x, int[] axes, bool keepDims = false)
            => Dispatch.Single(new Sum(Ops.Axes.Normalize(axes, x.Shape, "sum"), keepDims), x);

        /// <inheritdoc cref="Sum(Tensor, int?, bool)"/>
        public Tensor Sum(int? axis = null, bool keepDims = false) => Sum(AsTensor(), axis, keepDims);

        /// <inheritdoc cref="Sum(Tensor, int[], bool)"/>
        public Tensor Sum(int[] axes, bool keepDims = false) => Sum(AsTensor(), axes, keepDims);
    }
}
