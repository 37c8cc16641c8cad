using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record LessEqual : BinaryOp<LessEqual>
    {
        protected override Scalar Body(Scalar left, Scalar right) => left <= right;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Whether left ≤ right, element by element with broadcasting; gives bool.</summary>
        public static Tensor operator <=(Operand left, Operand right) => LessEqual(left.AsTensor(), right.AsTensor());

        /// <summary>Whether left ≤ right, element by element with broadcasting; gives bool.</summary>
        public static Tensor LessEqual(Tensor left, Tensor right) => Ops.LessEqual.Apply(left, right);
    }
}
