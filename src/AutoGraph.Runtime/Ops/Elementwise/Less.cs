using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Less : BinaryOp<Less>
    {
        protected override Scalar Body(Scalar left, Scalar right) => left < right;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Whether left is less than right, element by element with broadcasting; gives bool.</summary>
        public static Tensor operator <(Operand left, Operand right) => Less(left.AsTensor(), right.AsTensor());

        /// <summary>Whether left is less than right, element by element with broadcasting; gives bool.</summary>
        public static Tensor Less(Tensor left, Tensor right) => Ops.Less.Apply(left, right);
    }
}
