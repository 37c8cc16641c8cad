using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Equal : BinaryOp<Equal>
    {
        protected override Accepts Accepts => Accepts.Anything;

        protected override Scalar Body(Scalar left, Scalar right) => Scalar.Equal(left, right);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Whether the elements are equal, with broadcasting; gives bool.</summary>
        public static Tensor Equal(Tensor left, Tensor right) => Ops.Equal.Apply(left, right);
    }
}
