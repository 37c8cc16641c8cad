using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record LogicalAnd : BinaryOp<LogicalAnd>
    {
        protected override Accepts Accepts => Accepts.Bool;

        protected override Scalar Body(Scalar left, Scalar right) => left & right;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Whether both hold, element by element with broadcasting; bool.</summary>
        public static Tensor LogicalAnd(Tensor left, Tensor right) => Ops.LogicalAnd.Apply(left, right);
    }
}
