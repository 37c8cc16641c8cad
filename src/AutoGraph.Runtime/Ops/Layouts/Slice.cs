using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <summary>Every <paramref name="Step"/>-th place of one axis from <paramref name="Start"/>, without a
    /// copy.</summary>
    /// <param name="Axis">Which axis.</param>
    /// <param name="Start">The first place, from the front.</param>
    /// <param name="Count">How many places.</param>
    /// <param name="Step">The distance; negative to go backwards.</param>
    internal sealed record Slice(int Axis, int Start, int Count, int Step) : ViewOp
    {
        public override string Attributes
            => Step == 1 ? $"{Axis}, {Start}..{Start + Count}" : $"{Axis}, {Start} + {Count} by {Step}";

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        {
            var sizes = inputs[0].Shape.Sizes.ToArray();
            sizes[Axis] = Count;
            return [inputs[0] with { Shape = new Shape(sizes) }];
        }

        public override Layout? TryView(Layout input)
        {
            var sizes = input.Shape.Sizes.ToArray();
            sizes[Axis] = Count;
            var strides = input.Strides.ToArray();
            strides[Axis] *= Step;
            return new Layout(new Shape(sizes), strides, input.Offset + (Start * input.Strides[Axis]));
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => inputs[0].DType.IsFloating ? [Dispatch.Single(new PlaceSlice(this), upstream[0]!, inputs[0])]
                : NoGradient;
    }

    /// <summary>Zeros in the shape of a tensor with a slice set: the reverse of slicing.</summary>
    internal sealed record PlaceSlice(Slice At) : KernelOp
    {
        public override string Attributes => At.Attributes;

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(inputs[1].Shape, inputs[0].DType)];

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var size = outputs[0].Element.Size();
            System.Runtime.InteropServices.NativeMemory.Clear((void*)outputs[0].Address,
                (nuint)(outputs[0].Layout.Count * size));
            var view = At.TryView(outputs[0].Layout)!;
            Copies.Run(inputs[0], new View(outputs[0].Address + (view.Offset * size), view, outputs[0].Element));
        }

        public override bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs) => At.Axis > 0 ? [true, true] : null;

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [Dispatch.Single(At, upstream[0]!), null];
    }
}
