using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Sign : UnaryOp<Sign>
    {
        protected override Accepts Accepts => Accepts.Numbers;

        protected override Scalar Body(Scalar x) => Scalar.Sign(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => Tensor.ZerosLike(x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>-1, 0 or 1, element by element; numbers. NaN stays NaN.</summary>
        /// <remarks>The derivative is 0 everywhere, at the steps too.</remarks>
        public static Tensor Sign(Tensor x) => Ops.Sign.Apply(x);

        /// <inheritdoc cref="Sign(Tensor)"/>
        public Tensor Sign() => Sign(AsTensor());
    }
}
