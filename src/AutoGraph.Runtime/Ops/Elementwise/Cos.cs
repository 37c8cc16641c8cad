using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Cos : UnaryOp<Cos>
    {
        protected override Scalar Body(Scalar x) => Scalar.Cos(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => -upstream * Tensor.Sin(x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The cosine of radians, element by element; floating dtypes.</summary>
        public static Tensor Cos(Tensor x) => Ops.Cos.Apply(x);

        /// <inheritdoc cref="Cos(Tensor)"/>
        public Tensor Cos() => Cos(AsTensor());
    }
}
