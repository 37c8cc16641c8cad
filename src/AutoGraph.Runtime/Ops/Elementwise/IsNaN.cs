using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record IsNaN : UnaryOp<IsNaN>
    {
        protected override Accepts Accepts => Accepts.Numbers;

        protected override Scalar Body(Scalar x) => Scalar.IsNaN(x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Whether the element is not a number; gives bool, false for integers. Not differentiable.</summary>
        public static Tensor IsNaN(Tensor x) => Ops.IsNaN.Apply(x);

        /// <inheritdoc cref="IsNaN(Tensor)"/>
        public Tensor IsNaN() => IsNaN(AsTensor());
    }
}
