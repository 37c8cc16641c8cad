using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Minimum : BinaryOp<Minimum>
    {
        protected override Scalar Body(Scalar left, Scalar right) => Scalar.Min(left, right);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The lesser of two elements, with broadcasting; NaN where one is NaN. Equal elements share the
        /// gradient, half each.</summary>
        public static Tensor Minimum(Tensor left, Tensor right) => Ops.Minimum.Apply(left, right);
    }
}
