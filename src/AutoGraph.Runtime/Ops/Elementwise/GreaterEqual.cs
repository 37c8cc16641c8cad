using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record GreaterEqual : BinaryOp<GreaterEqual>
    {
        protected override Scalar Body(Scalar left, Scalar right) => left >= right;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Whether left ≥ right, element by element with broadcasting; gives bool.</summary>
        public static Tensor operator >=(Operand left, Operand right)
            => GreaterEqual(left.AsTensor(), right.AsTensor());

        /// <summary>Whether left ≥ right, element by element with broadcasting; gives bool.</summary>
        public static Tensor GreaterEqual(Tensor left, Tensor right) => Ops.GreaterEqual.Apply(left, right);
    }
}
