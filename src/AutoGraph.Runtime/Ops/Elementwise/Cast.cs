using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    /// <param name="To">The dtype of the result.</param>
    internal sealed record Cast(DType To) : ElementwiseOp
    {
        private static readonly LoopProgram?[] Programs = new LoopProgram?[16 * 16];

        public override string Attributes => To.Name;

        public override LoopProgram Program(ReadOnlySpan<TensorSpec> inputs)
        {
            var (from, to) = (inputs[0].DType.Element, To.Element);
            return Programs[((int)from * 16) + (int)to] ??= Map(Scalar.Cast(Scalar.Input(0, from), to), from);
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => To.IsFloating && inputs[0].DType.IsFloating ? [upstream[0]!.Cast(inputs[0].DType)] : NoGradient;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Converts the elements; floating to integer truncates towards zero, anything but 0 becomes
        /// true.</summary>
        /// <param name="x">Numbers or bool, any shape.</param>
        /// <param name="dtype">Not string.</param>
        /// <returns>Same shape; the very same tensor when it has the dtype already. A literal is one no longer: it
        /// keeps the dtype, whatever it meets.</returns>
        public static Tensor Cast(Tensor x, DType dtype)
            => x.DType != dtype ? Ops.Dispatch.Single(new Ops.Cast(dtype), x)
                : x.IsWeak ? Tensor.Constant(x) : x.Keep("cast");

        /// <inheritdoc cref="Cast(Tensor, DType)"/>
        public Tensor Cast(DType dtype) => Cast(AsTensor(), dtype);
    }
}
