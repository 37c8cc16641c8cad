using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    internal sealed record StopGradient : ViewOp
    {
        public static StopGradient Instance { get; } = new();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [inputs[0]];

        public override Layout? TryView(Layout input) => input;

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The same elements, which gradients take for a constant.</summary>
        public static Tensor StopGradient(Tensor x) => Dispatch.Single(Ops.StopGradient.Instance, x);

        /// <inheritdoc cref="StopGradient(Tensor)"/>
        public Tensor StopGradient() => StopGradient(AsTensor());
    }
}
