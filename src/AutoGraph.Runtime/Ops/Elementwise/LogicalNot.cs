using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record LogicalNot : UnaryOp<LogicalNot>
    {
        protected override Accepts Accepts => Accepts.Bool;

        protected override Scalar Body(Scalar x) => !x;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Not x, element by element; bool.</summary>
        public static Tensor LogicalNot(Tensor x) => Ops.LogicalNot.Apply(x);
    }
}
