using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Sqrt : UnaryOp<Sqrt>
    {
        protected override Scalar Body(Scalar x) => Scalar.Sqrt(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream * 0.5f / y;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The square root, element by element, correctly rounded; floating dtypes. NaN below 0.</summary>
        public static Tensor Sqrt(Tensor x) => Ops.Sqrt.Apply(x);

        /// <inheritdoc cref="Sqrt(Tensor)"/>
        public Tensor Sqrt() => Sqrt(AsTensor());
    }
}
