using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Round : UnaryOp<Round>
    {
        protected override Scalar Body(Scalar x) => Scalar.Round(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => Tensor.ZerosLike(x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The nearest whole number, halves to even, element by element; floating dtypes.</summary>
        /// <remarks>The derivative is 0 everywhere, at the steps too.</remarks>
        public static Tensor Round(Tensor x) => Ops.Round.Apply(x);

        /// <inheritdoc cref="Round(Tensor)"/>
        public Tensor Round() => Round(AsTensor());
    }
}
