using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Abs : UnaryOp<Abs>
    {
        protected override Accepts Accepts => Accepts.Numbers;

        protected override Scalar Body(Scalar x) => Scalar.Abs(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream * Tensor.Sign(x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The distance from 0, element by element; numbers. The derivative at 0 is 0.</summary>
        public static Tensor Abs(Tensor x) => Ops.Abs.Apply(x);

        /// <inheritdoc cref="Abs(Tensor)"/>
        public Tensor Abs() => Abs(AsTensor());
    }
}
