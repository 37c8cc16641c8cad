using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Reciprocal : UnaryOp<Reciprocal>
    {
        protected override Scalar Body(Scalar x) => 1 / x;

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => -upstream * (y * y);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>1 / x, element by element; floating dtypes. ∞ for 0.</summary>
        public static Tensor Reciprocal(Tensor x) => Ops.Reciprocal.Apply(x);

        /// <inheritdoc cref="Reciprocal(Tensor)"/>
        public Tensor Reciprocal() => Reciprocal(AsTensor());
    }
}
