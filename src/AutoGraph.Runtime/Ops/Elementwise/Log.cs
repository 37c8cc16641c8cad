using AutoGraph.Kernels;

namespace AutoGraph.Ops
{
    internal sealed record Log : UnaryOp<Log>
    {
        protected override Scalar Body(Scalar x) => Scalar.Log(x);

        protected override Tensor? Gradient(Tensor upstream, Tensor x, Tensor y) => upstream / x;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The natural logarithm, element by element; floating dtypes. -∞ for 0, NaN below.</summary>
        public static Tensor Log(Tensor x) => Ops.Log.Apply(x);

        /// <inheritdoc cref="Log(Tensor)"/>
        public Tensor Log() => Log(AsTensor());
    }
}
