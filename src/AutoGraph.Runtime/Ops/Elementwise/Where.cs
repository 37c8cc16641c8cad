using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    internal sealed record Where : ElementwiseOp
    {
        private static readonly LoopProgram?[] Programs = new LoopProgram?[16];

        public static Where Instance { get; } = new();

        public override LoopProgram Program(ReadOnlySpan<TensorSpec> inputs)
        {
            Accepts.Bool.Check(Name, inputs[0].DType);
            if (inputs[1].DType != inputs[2].DType)
            {
                throw Literals.DoNotMix(Name, inputs[1].DType, inputs[2].DType);
            }

            var element = inputs[1].DType.Element;
            return Programs[(int)element] ??= Map(
                Scalar.Select(Scalar.Input(0, ElementType.Bool), Scalar.Input(1, element), Scalar.Input(2, element)),
                ElementType.Bool,
                element,
                element);
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        {
            if (!outputs[0].DType.IsFloating)
            {
                return NoGradient;
            }

            var zero = Tensor.Repeated(outputs[0].DType, 0, default);
            return [
                null,
                Broadcasting.Undo(Tensor.Where(inputs[0], upstream[0]!, zero), inputs[1]),
                Broadcasting.Undo(Tensor.Where(inputs[0], zero, upstream[0]!), inputs[2]),
            ];
        }
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Elements of one tensor where a condition holds, of another where it does not; all three
        /// broadcast.</summary>
        /// <param name="condition">Bool.</param>
        /// <param name="whenTrue">Any dtype.</param>
        /// <param name="whenFalse">The same dtype; a literal adapts.</param>
        public static Tensor Where(Tensor condition, Tensor whenTrue, Tensor whenFalse)
        {
            Literals.Adapt("where", ref whenTrue, ref whenFalse);
            return Dispatch.Single(Ops.Where.Instance, condition, whenTrue, whenFalse);
        }
    }
}
