using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Negate : UnaryOp<Negate>
    {
        protected override Accepts Accepts => Accepts.Numbers;

        protected override Scalar Body(Scalar x) => -x;

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => -upstream;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>-x, element by element; numbers.</summary>
        public static Tensor operator -(Operand x) => Negate(x.AsTensor());

        /// <summary>-x, element by element; numbers.</summary>
        public static Tensor Negate(Tensor x) => Ops.Negate.Apply(x);

        /// <inheritdoc cref="Negate(Tensor)"/>
        public Tensor Negate() => Negate(AsTensor());
    }
}
