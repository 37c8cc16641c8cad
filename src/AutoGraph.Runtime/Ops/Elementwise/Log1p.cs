using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Log1p : UnaryOp<Log1p>
    {
        protected override Scalar Body(Scalar x) => Scalar.Log1p(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream / (1 + x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>log(1 + x), element by element, accurate near 0; floating dtypes.</summary>
        public static Tensor Log1p(Tensor x) => Ops.Log1p.Apply(x);

        /// <inheritdoc cref="Log1p(Tensor)"/>
        public Tensor Log1p() => Log1p(AsTensor());
    }
}
