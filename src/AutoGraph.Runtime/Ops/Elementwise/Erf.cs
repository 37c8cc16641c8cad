using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Erf : UnaryOp<Erf>
    {
        protected override Scalar Body(Scalar x) => Scalar.Erf(x);
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The error function, 2/√π ∫₀ˣ e^(-t²) dt, element by element; floating dtypes.</summary>
        public static Tensor Erf(Tensor x) => Ops.Erf.Apply(x);

        /// <inheritdoc cref="Erf(Tensor)"/>
        public Tensor Erf() => Erf(AsTensor());
    }
}
