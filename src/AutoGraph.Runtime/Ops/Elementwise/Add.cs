using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Add : BinaryOp<Add>
    {
        /// <summary>The sum of two tensors of one spec.</summary>
        public static LoopProgram ProgramOf(TensorSpec spec) => Instance.Program([spec, spec]);

        protected override Scalar Body(Scalar left, Scalar right) => left + right;

        protected override (Tensor? Left, Tensor? Right) Gradient(
            Tensor upstream, Tensor left, Tensor right, Tensor result)
            => (upstream, upstream);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>left + right, element by element with broadcasting; numbers of one dtype.</summary>
        public static Tensor operator +(Operand left, Operand right) => Add(left.AsTensor(), right.AsTensor());

        /// <inheritdoc cref="op_Addition"/>
        public static Tensor Add(Tensor left, Tensor right) => Ops.Add.Apply(left, right);
    }
}
