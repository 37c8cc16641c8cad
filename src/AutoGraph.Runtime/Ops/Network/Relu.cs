using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Relu : UnaryOp<Relu>
    {
        protected override Accepts Accepts => Accepts.Numbers;

        protected override Scalar Body(Scalar x) => Scalar.Select(x <= 0, 0, x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => Tensor.Where(y > 0, upstream, 0);
    }
}

namespace AutoGraph
{
    public static partial class Nn
    {
        /// <summary>x where it is positive, else 0, element by element; numbers. The derivative at 0 is 0, NaN stays
        /// NaN.</summary>
        public static Tensor Relu(Tensor x) => Ops.Relu.Apply(x);
    }
}
