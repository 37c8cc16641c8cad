using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Floor : UnaryOp<Floor>
    {
        protected override Scalar Body(Scalar x) => Scalar.Floor(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => Tensor.ZerosLike(x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The next whole number downwards, element by element; floating dtypes.</summary>
        /// <remarks>The derivative is 0 everywhere, at the steps too.</remarks>
        public static Tensor Floor(Tensor x) => Ops.Floor.Apply(x);

        /// <inheritdoc cref="Floor(Tensor)"/>
        public Tensor Floor() => Floor(AsTensor());
    }
}
