using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record LogicalOr : BinaryOp<LogicalOr>
    {
        protected override Accepts Accepts => Accepts.Bool;

        protected override Scalar Body(Scalar left, Scalar right) => left | right;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Whether one of them holds, element by element with broadcasting; bool.</summary>
        public static Tensor LogicalOr(Tensor left, Tensor right) => Ops.LogicalOr.Apply(left, right);
    }
}
