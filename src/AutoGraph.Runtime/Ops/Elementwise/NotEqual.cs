using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record NotEqual : BinaryOp<NotEqual>
    {
        protected override Accepts Accepts => Accepts.Anything;

        protected override Scalar Body(Scalar left, Scalar right) => Scalar.NotEqual(left, right);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Whether the elements are not equal, with broadcasting; gives bool.</summary>
        public static Tensor NotEqual(Tensor left, Tensor right) => Ops.NotEqual.Apply(left, right);
    }
}
