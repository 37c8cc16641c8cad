using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <param name="To">The shape of the result; known.</param>
    internal sealed record BroadcastTo(Shape To) : ViewOp
    {
        public override string Attributes => To.ToString();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        {
            var from = inputs[0].Shape;
            if (Shape.TryBroadcast(from, To) != To)
            {
                throw new ShapeException($"{Name}: shape {from} does not broadcast to {To}: counted from the last "
                    + "axis, sizes must be equal or 1.");
            }

            return [inputs[0] with { Shape = To }];
        }

        public override Layout? TryView(Layout input) => input.Broadcast(To);

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [Broadcasting.Undo(upstream[0], inputs[0])];
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Repeats a tensor along axes of size 1 and new leading axes; no copy is made.</summary>
        /// <param name="x">Any dtype.</param>
        /// <param name="shape">A known shape that the tensor broadcasts to.</param>
        /// <exception cref="ShapeException">It does not.</exception>
        public static Tensor BroadcastTo(Tensor x, Shape shape)
            => x.Shape == shape ? x.Keep("broadcastTo") : Dispatch.Single(new BroadcastTo(shape), x);

        /// <inheritdoc cref="BroadcastTo(Tensor, Shape)"/>
        public Tensor BroadcastTo(Shape shape) => BroadcastTo(AsTensor(), shape);
    }
}
