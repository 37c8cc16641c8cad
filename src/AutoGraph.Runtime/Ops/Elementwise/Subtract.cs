using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Subtract : BinaryOp<Subtract>
    {
        protected override Scalar Body(Scalar left, Scalar right) => left - right;

        protected override (Tensor? Left, Tensor? Right) Gradient(
            Tensor upstream, Tensor left, Tensor right, Tensor result)
            => (upstream, -upstream);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>left - right, element by element with broadcasting; numbers of one dtype.</summary>
        public static Tensor operator -(Operand left, Operand right) => Subtract(left.AsTensor(), right.AsTensor());

        /// <summary>left - right, element by element with broadcasting; numbers of one dtype.</summary>
        public static Tensor Subtract(Tensor left, Tensor right) => Ops.Subtract.Apply(left, right);
    }
}
