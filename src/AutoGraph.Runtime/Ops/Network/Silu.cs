using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Silu : UnaryOp<Silu>
    {
        protected override Scalar Body(Scalar x) => x * Scalar.Sigmoid(x);
    }
}

namespace AutoGraph
{
    public static partial class Nn
    {
        /// <summary>x · sigmoid(x), element by element, also called swish; floating dtypes.</summary>
        public static Tensor Silu(Tensor x) => Ops.Silu.Apply(x);
    }
}
