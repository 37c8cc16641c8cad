using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Square : UnaryOp<Square>
    {
        protected override Accepts Accepts => Accepts.Numbers;

        protected override Scalar Body(Scalar x) => x * x;

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream * (2 * x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>x², element by element; numbers.</summary>
        public static Tensor Square(Tensor x) => Ops.Square.Apply(x);

        /// <inheritdoc cref="Square(Tensor)"/>
        public Tensor Square() => Square(AsTensor());
    }
}
