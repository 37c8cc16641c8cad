using System.Numerics;

namespace AutoGraph.Ops;

/// <summary>Passes indices on and throws when one is out of range. Not differentiable.</summary>
/// <param name="Operation">For whom, in the message.</param>
/// <param name="Size">Indices are from 0 to below this.</param>
internal sealed record CheckedIndices(string Operation, int Size) : KernelOp
{
    public override string Attributes => $"0..{Size}";

    public static Tensor Apply(string operation, Tensor indices, int size)
        => Dispatch.Single(new CheckedIndices(operation, size), indices);

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        => inputs[0].DType.IsInteger ? [inputs[0]]
            : throw new DTypeException($"{Operation}: expected integers as labels, got {inputs[0]}. Use Cast, or "
                + "ArgMax of one-hot labels.");

    public override void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
    {
        Copies.Run(inputs[0], outputs[0]);
        Elements.Visit(Operation, inputs[0].Element,
            new Check(Operation, outputs[0].Address, outputs[0].Layout.Count, Size));
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;

    private readonly struct Check(string operation, nint address, long count, int size) : IElementVisitor
    {
        public unsafe void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var indices = (T*)address;
            for (long i = 0; i < count; i++)
            {
                if (long.CreateSaturating(indices[i]) is var index && (ulong)index >= (ulong)size)
                {
                    throw new IndexException($"{operation}: index {index} (element {i}) is out of range: expected 0 "
                        + $"to {size - 1}.");
                }
            }
        }
    }
}
