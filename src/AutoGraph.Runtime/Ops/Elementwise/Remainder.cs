using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Remainder : BinaryOp<Remainder>
    {
        protected override Scalar Body(Scalar left, Scalar right) => left % right;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The remainder of left / right, with the sign of left as in C#.</summary>
        public static Tensor operator %(Operand left, Operand right) => Remainder(left.AsTensor(), right.AsTensor());

        /// <summary>The remainder of left / right, with the sign of left as in C#.</summary>
        public static Tensor Remainder(Tensor left, Tensor right) => Ops.Remainder.Apply(left, right);
    }
}
