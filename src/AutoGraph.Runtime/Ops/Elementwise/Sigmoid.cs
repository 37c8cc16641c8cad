using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Sigmoid : UnaryOp<Sigmoid>
    {
        protected override Scalar Body(Scalar x) => Scalar.Sigmoid(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream * (y * (1 - y));
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>1 / (1 + e⁻ˣ), element by element, without overflow; floating dtypes.</summary>
        public static Tensor Sigmoid(Tensor x) => Ops.Sigmoid.Apply(x);

        /// <inheritdoc cref="Sigmoid(Tensor)"/>
        public Tensor Sigmoid() => Sigmoid(AsTensor());
    }
}
