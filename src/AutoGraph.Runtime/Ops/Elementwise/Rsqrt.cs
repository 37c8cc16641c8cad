using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Rsqrt : UnaryOp<Rsqrt>
    {
        protected override Scalar Body(Scalar x) => Scalar.Rsqrt(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream * (-0.5f * y / x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>1 / √x, element by element; floating dtypes. ∞ for 0, NaN below.</summary>
        public static Tensor Rsqrt(Tensor x) => Ops.Rsqrt.Apply(x);

        /// <inheritdoc cref="Rsqrt(Tensor)"/>
        public Tensor Rsqrt() => Rsqrt(AsTensor());
    }
}
