using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <summary>Zeros in the shape of a tensor, where only the running graph knows it.</summary>
    internal sealed record ZerosLikeOp : Op
    {
        public static ZerosLikeOp Instance { get; } = new();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [inputs[0]];

        public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
            => [inputs[0].DType == DType.List || inputs[0].DType == DType.OpaqueList
                ? Lists.FromItems(Lists.Items(inputs[0]).Select(Tensor.ZerosLike), inputs[0].DType)
                : Tensor.ZerosLike(inputs[0])];

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Zeros of the same shape and dtype.</summary>
        public static Tensor ZerosLike(Tensor x)
            => x.DType.StorageElement is not null && x.Shape.IsKnown
                ? Tensor.Repeated(x.DType, 0, x.Shape)
                : Dispatch.Single(ZerosLikeOp.Instance, x);

        /// <summary>Ones of the same shape and dtype.</summary>
        public static Tensor OnesLike(Tensor x)
            => x.Shape.IsKnown ? Tensor.Repeated(x.DType, 1, x.Shape) : ZerosLike(x) + 1;
    }
}
