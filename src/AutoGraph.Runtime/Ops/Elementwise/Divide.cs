using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Divide : BinaryOp<Divide>
    {
        protected override Scalar Body(Scalar left, Scalar right) => left / right;

        protected override (Tensor? Left, Tensor? Right) Gradient(
            Tensor upstream, Tensor left, Tensor right, Tensor result)
            => (upstream / right, -upstream * result / right);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>left / right, element by element with broadcasting; integers truncate towards zero, and by 0 give
        /// 0.</summary>
        public static Tensor operator /(Operand left, Operand right) => Divide(left.AsTensor(), right.AsTensor());

        /// <summary>left / right, element by element with broadcasting; integers truncate towards zero, and by 0 give
        /// 0.</summary>
        public static Tensor Divide(Tensor left, Tensor right) => Ops.Divide.Apply(left, right);
    }
}
