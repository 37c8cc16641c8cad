using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Maximum : BinaryOp<Maximum>
    {
        protected override Scalar Body(Scalar left, Scalar right) => Scalar.Max(left, right);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The greater of two elements, with broadcasting; NaN where one is NaN. Equal elements share the
        /// gradient, half each.</summary>
        public static Tensor Maximum(Tensor left, Tensor right) => Ops.Maximum.Apply(left, right);
    }
}
