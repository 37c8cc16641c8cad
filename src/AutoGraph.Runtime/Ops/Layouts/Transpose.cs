using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <param name="Order">Which axis of the input each axis of the output is.</param>
    internal sealed record Transpose(Axes Order) : ViewOp
    {
        public override string Attributes => Order.ToString();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        {
            var sizes = new int[Order.Count];
            for (var i = 0; i < sizes.Length; i++)
            {
                sizes[i] = inputs[0].Shape.Sizes[Order[i]];
            }

            return [inputs[0] with { Shape = new Shape(sizes) }];
        }

        public override Layout? TryView(Layout input) => input.Permute(Order.Span);

        /// <summary>The order that undoes this one.</summary>
        public Transpose Inverse()
        {
            var inverse = new int[Order.Count];
            for (var i = 0; i < inverse.Length; i++)
            {
                inverse[Order[i]] = i;
            }

            return new Transpose(new Axes(inverse));
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [Dispatch.Single(Inverse(), upstream[0]!)];
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The axes in another order, without a copy.</summary>
        /// <param name="x">Any dtype.</param>
        /// <param name="order">Which axis of x each axis of the result is; null to reverse all.</param>
        /// <exception cref="ShapeException">Not each axis once.</exception>
        public static Tensor Transpose(Tensor x, int[]? order = null)
        {
            if (order is null)
            {
                return Dispatch.Single(new Transpose(new Axes([.. Enumerable.Range(0, x.Rank).Reverse()])), x);
            }

            var axes = order.Select(axis => x.Shape.Axis(axis, "transpose")).ToArray();
            if (axes.Length != x.Rank || axes.Distinct().Count() != x.Rank)
            {
                throw new ShapeException($"transpose: order [{string.Join(", ", order)}] must name each of the "
                    + $"{x.Rank} axes of shape {x.Shape} once.");
            }

            return Dispatch.Single(new Transpose(new Axes(axes)), x);
        }

        /// <inheritdoc cref="Transpose(Tensor, int[])"/>
        public Tensor Transpose(int[]? order = null) => Transpose(AsTensor(), order);

        /// <summary>All axes in reverse order.</summary>
        public Tensor T => Transpose();
    }
}
