using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Tan : UnaryOp<Tan>
    {
        protected override Scalar Body(Scalar x) => Scalar.Tan(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream * (1 + y * y);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The tangent of radians, element by element; floating dtypes.</summary>
        public static Tensor Tan(Tensor x) => Ops.Tan.Apply(x);

        /// <inheritdoc cref="Tan(Tensor)"/>
        public Tensor Tan() => Tan(AsTensor());
    }
}
