using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    internal sealed record Prod(Axes Over, bool KeepDims) : ReductionOp(Over, KeepDims)
    {
        public override Reduction Reduction => Reduction.Product;

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        {
            var x = inputs[0];
            if (!x.DType.IsFloating)
            {
                return NoGradient;
            }

            // The product of the others: the product without zeros over x, unless there is a zero elsewhere.
            var isZero = Tensor.Equal(x, 0);
            var product = Tensor.Prod(Tensor.Where(isZero, 1, x), Over.Span.ToArray(), keepDims: true);
            var zeros = Tensor.Sum(isZero.Cast(x.DType), Over.Span.ToArray(), keepDims: true);
            var others = Tensor.Where(
                isZero,
                Tensor.Where(Tensor.Equal(zeros, 1), product, 0),
                Tensor.Where(Tensor.Equal(zeros, 0), product / Tensor.Where(isZero, 1, x), 0));
            return [Keep(upstream[0]!) * others];
        }
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The product of the elements along an axis, or of all elements.</summary>
        /// <param name="x">Numbers, any shape.</param>
        /// <param name="axis">Counts from the end when negative; null for all axes.</param>
        /// <param name="keepDims">The axis stays with size 1.</param>
        /// <remarks>Of nothing 1. The gradient is right with zeros too; the second one only where no element is
        /// 0.</remarks>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        public static Tensor Prod(Tensor x, int? axis = null, bool keepDims = false)
            => Dispatch.Single(new Prod(Reductions.Axes(x, axis, "prod"), keepDims), x);

        /// <summary>The product of the elements along several axes.</summary>
        /// <inheritdoc cref="Prod(Tensor, int?, bool)"/>
        public static Tensor Prod(Tensor x, int[] axes, bool keepDims = false)
            => Dispatch.Single(new Prod(Ops.Axes.Normalize(axes, x.Shape, "prod"), keepDims), x);

        /// <inheritdoc cref="Prod(Tensor, int?, bool)"/>
        public Tensor Prod(int? axis = null, bool keepDims = false) => Prod(AsTensor(), axis, keepDims);

        /// <inheritdoc cref="Prod(Tensor, int[], bool)"/>
        public Tensor Prod(int[] axes, bool keepDims = false) => Prod(AsTensor(), axes, keepDims);
    }
}
