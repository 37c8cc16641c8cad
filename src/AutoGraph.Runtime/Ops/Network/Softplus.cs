using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Softplus : UnaryOp<Softplus>
    {
        protected override Scalar Body(Scalar x) => Scalar.Max(x, 0) + Scalar.Log1p(Scalar.Exp(-Scalar.Abs(x)));

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream * Tensor.Sigmoid(x);
    }
}

namespace AutoGraph
{
    public static partial class Nn
    {
        /// <summary>log(1 + eˣ), element by element: a smooth relu; floating dtypes. Neither overflows nor loses small
        /// values.</summary>
        public static Tensor Softplus(Tensor x) => Ops.Softplus.Apply(x);
    }
}
