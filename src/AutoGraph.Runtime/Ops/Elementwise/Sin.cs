using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Sin : UnaryOp<Sin>
    {
        protected override Scalar Body(Scalar x) => Scalar.Sin(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream * Tensor.Cos(x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The sine of radians, element by element; floating dtypes.</summary>
        public static Tensor Sin(Tensor x) => Ops.Sin.Apply(x);

        /// <inheritdoc cref="Sin(Tensor)"/>
        public Tensor Sin() => Sin(AsTensor());
    }
}
