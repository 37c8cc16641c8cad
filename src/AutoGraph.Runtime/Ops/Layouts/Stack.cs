using AutoGraph.Ops;

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Tensors of one shape along a new axis.</summary>
        /// <param name="tensors">At least one; one dtype and shape.</param>
        /// <param name="axis">Where the new axis stands in the result.</param>
        public static Tensor Stack(IReadOnlyList<Tensor> tensors, int axis = 0)
        {
            ArgumentNullException.ThrowIfNull(tensors);
            if (tensors.Count == 0)
            {
                throw new ShapeException("stack: expected at least one tensor, got none.");
            }

            return Concat([.. tensors.Select(tensor => ExpandDims(tensor, axis))], axis);
        }

        /// <summary>The slices of a tensor along an axis, which they lose; no copy is made.</summary>
        /// <param name="x">The size of the axis must be known.</param>
        /// <param name="axis">Counts from the end when negative.</param>
        public static Tensor[] Unstack(Tensor x, int axis = 0)
        {
            var at = x.Shape.Axis(axis, "unstack");
            var size = x.Shape.Sizes[at];
            if (size < 0)
            {
                throw new ShapeException($"unstack: axis {axis} of shape {x.Shape} has no known size; use a foreach "
                    + "loop.");
            }

            var result = new Tensor[size];
            for (var i = 0; i < size; i++)
            {
                result[i] = Squeeze(Dispatch.Single(new Slice(at, i, 1, 1), x), at);
            }

            return result;
        }
    }
}
