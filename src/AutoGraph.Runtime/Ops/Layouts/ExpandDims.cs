using AutoGraph.Ops;

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>A new axis of size 1.</summary>
        /// <param name="x">Any dtype.</param>
        /// <param name="axis">Where the new axis stands in the result; -1 for last.</param>
        public static Tensor ExpandDims(Tensor x, int axis)
        {
            var at = axis < 0 ? axis + x.Rank + 1 : axis;
            if ((uint)at > (uint)x.Rank)
            {
                throw new ShapeException($"expandDims: axis {axis} is out of range for shape {x.Shape}. Expected "
                    + $"{-x.Rank - 1} to {x.Rank}.");
            }

            return Dispatch.Single(new ExpandDims(at), x);
        }

        /// <inheritdoc cref="ExpandDims(Tensor, int)"/>
        public Tensor ExpandDims(int axis) => ExpandDims(AsTensor(), axis);
    }
}

namespace AutoGraph.Ops
{
    /// <param name="Axis">Where the new axis stands in the output.</param>
    internal sealed record ExpandDims(int Axis) : ViewOp
    {
        public override string Attributes => $"{Axis}";

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
            => [inputs[0] with { Shape = new Shape([.. inputs[0].Shape.Sizes[..Axis], 1,
                .. inputs[0].Shape.Sizes[Axis..]]) }];

        public override Layout? TryView(Layout input)
            => new(
                new Shape([.. input.Shape.Sizes[..Axis], 1, .. input.Shape.Sizes[Axis..]]),
                [.. input.Strides[..Axis], 0, .. input.Strides[Axis..]], input.Offset);

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [upstream[0]!.Squeeze(Axis)];
    }
}
