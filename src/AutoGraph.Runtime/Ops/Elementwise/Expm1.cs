using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Expm1 : UnaryOp<Expm1>
    {
        protected override Scalar Body(Scalar x) => Scalar.Expm1(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream * (y + 1);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>eˣ - 1, element by element, accurate near 0; floating dtypes.</summary>
        public static Tensor Expm1(Tensor x) => Ops.Expm1.Apply(x);

        /// <inheritdoc cref="Expm1(Tensor)"/>
        public Tensor Expm1() => Expm1(AsTensor());
    }
}
