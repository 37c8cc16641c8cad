using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Gelu : UnaryOp<Gelu>
    {
        protected override Scalar Body(Scalar x) => 0.5 * x * (1 + Scalar.Erf(x * 0.7071067811865476));
    }
}

namespace AutoGraph
{
    public static partial class Nn
    {
        /// <summary>x · Φ(x), element by element, Φ being the normal distribution function; floating dtypes.</summary>
        /// <remarks>D. Hendrycks, K. Gimpel, "Gaussian error linear units", 2016; the exact form.</remarks>
        public static Tensor Gelu(Tensor x) => Ops.Gelu.Apply(x);
    }
}
