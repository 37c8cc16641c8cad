using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Tanh : UnaryOp<Tanh>
    {
        protected override Scalar Body(Scalar x) => Scalar.Tanh(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream * (1 - y * y);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The hyperbolic tangent, element by element; floating dtypes.</summary>
        public static Tensor Tanh(Tensor x) => Ops.Tanh.Apply(x);

        /// <inheritdoc cref="Tanh(Tensor)"/>
        public Tensor Tanh() => Tanh(AsTensor());
    }
}
