using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <summary>The size of the first axis, where only the running graph knows it.</summary>
    internal sealed record LengthOp : Op
    {
        public static LengthOp Instance { get; } = new();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(default, DType.Int32)];

        public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => [Tensor.Constant(inputs[0].Shape.Sizes[0])];

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The size of the first axis as an int32 scalar; a constant when the shape is known.</summary>
        /// <exception cref="ShapeException">A scalar has no axis.</exception>
        public static Tensor Length(Tensor x)
        {
            var size = x.Shape.Sizes[x.Shape.Axis(0, "length")];
            return size >= 0 ? Tensor.Constant(size) : Dispatch.Single(LengthOp.Instance, x);
        }
    }
}
