using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Ceiling : UnaryOp<Ceiling>
    {
        protected override Scalar Body(Scalar x) => Scalar.Ceiling(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => Tensor.ZerosLike(x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The next whole number upwards, element by element; floating dtypes.</summary>
        /// <remarks>The derivative is 0 everywhere, at the steps too.</remarks>
        public static Tensor Ceiling(Tensor x) => Ops.Ceiling.Apply(x);

        /// <inheritdoc cref="Ceiling(Tensor)"/>
        public Tensor Ceiling() => Ceiling(AsTensor());
    }
}
