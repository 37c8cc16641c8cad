using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Greater : BinaryOp<Greater>
    {
        protected override Scalar Body(Scalar left, Scalar right) => left > right;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Whether left is greater than right, element by element with broadcasting; gives bool.</summary>
        public static Tensor operator >(Operand left, Operand right) => Greater(left.AsTensor(), right.AsTensor());

        /// <summary>Whether left is greater than right, element by element with broadcasting; gives bool.</summary>
        public static Tensor Greater(Tensor left, Tensor right) => Ops.Greater.Apply(left, right);
    }
}
