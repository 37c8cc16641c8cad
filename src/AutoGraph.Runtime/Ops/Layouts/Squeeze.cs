using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <param name="Axis">An axis of size 1.</param>
    internal sealed record Squeeze(int Axis) : ViewOp
    {
        public override string Attributes => $"{Axis}";

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        {
            var sizes = inputs[0].Shape.Sizes;
            return sizes[Axis] is 1 or Shape.Unknown
                ? [inputs[0] with { Shape = new Shape([.. sizes[..Axis], .. sizes[(Axis + 1)..]]) }]
                : throw new ShapeException($"{Name}: axis {Axis} of shape {inputs[0].Shape} has size {sizes[Axis]}; "
                    + "only axes of size 1 can be removed.");
        }

        public override Layout? TryView(Layout input) => new(
            new Shape([.. input.Shape.Sizes[..Axis], .. input.Shape.Sizes[(Axis + 1)..]]),
            [.. input.Strides[..Axis], .. input.Strides[(Axis + 1)..]],
            input.Offset);

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [upstream[0]!.ExpandDims(Axis)];
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Removes an axis of size 1, or all of them.</summary>
        /// <param name="x">Any dtype.</param>
        /// <param name="axis">Counts from the end when negative; null for every axis of size 1.</param>
        /// <exception cref="ShapeException">The axis has another size.</exception>
        public static Tensor Squeeze(Tensor x, int? axis = null)
        {
            if (axis is { } one)
            {
                return Dispatch.Single(new Squeeze(x.Shape.Axis(one, "squeeze")), x);
            }

            var result = x;
            for (var i = x.Rank - 1; i >= 0; i--)
            {
                if (x.Shape.Sizes[i] == 1)
                {
                    result = Dispatch.Single(new Squeeze(i), result);
                }
            }

            return ReferenceEquals(result, x) ? x.Keep("squeeze") : result;
        }

        /// <inheritdoc cref="Squeeze(Tensor, int?)"/>
        public Tensor Squeeze(int? axis = null) => Squeeze(AsTensor(), axis);
    }
}
