using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Multiply : BinaryOp<Multiply>
    {
        protected override Scalar Body(Scalar left, Scalar right) => left * right;

        protected override (Tensor? Left, Tensor? Right) Gradient(
            Tensor upstream, Tensor left, Tensor right, Tensor result)
            => (upstream * right, upstream * left);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>left · right, element by element with broadcasting; numbers of one dtype.</summary>
        public static Tensor operator *(Operand left, Operand right) => Multiply(left.AsTensor(), right.AsTensor());

        /// <inheritdoc cref="op_Multiply"/>
        public static Tensor Multiply(Tensor left, Tensor right) => Ops.Multiply.Apply(left, right);
    }
}
