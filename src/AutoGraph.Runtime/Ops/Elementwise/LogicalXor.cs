using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record LogicalXor : BinaryOp<LogicalXor>
    {
        protected override Accepts Accepts => Accepts.Bool;

        protected override Scalar Body(Scalar left, Scalar right) => left ^ right;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Whether exactly one of them holds, element by element with broadcasting; bool.</summary>
        public static Tensor LogicalXor(Tensor left, Tensor right) => Ops.LogicalXor.Apply(left, right);
    }

    public sealed partial class Tensor
    {
        /// <summary>Whether exactly one of them holds, element by element with broadcasting; bool.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => LogicalXor(left, right);
    }
}
