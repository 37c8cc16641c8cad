using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Exp : UnaryOp<Exp>
    {
        protected override Scalar Body(Scalar x) => Scalar.Exp(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream * y;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>eˣ, element by element; floating dtypes.</summary>
        public static Tensor Exp(Tensor x) => Ops.Exp.Apply(x);

        /// <inheritdoc cref="Exp(Tensor)"/>
        public Tensor Exp() => Exp(AsTensor());
    }
}
