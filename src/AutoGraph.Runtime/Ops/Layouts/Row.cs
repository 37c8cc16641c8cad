using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <summary>One row along the first axis, at an index that only the running graph knows.</summary>
    internal sealed record RowOp : KernelOp
    {
        public static RowOp Instance { get; } = new();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        {
            _ = inputs[0].Shape.Axis(0, Name);
            return inputs[1].DType == DType.Int32 && inputs[1].Shape.Rank == 0
                ? [inputs[0] with { Shape = new Shape(inputs[0].Shape.Sizes[1..].ToArray()) }]
                : throw new DTypeException($"{Name}: the index must be an int32 scalar, got {inputs[1]}.");
        }

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
            => Copies.Run(At(inputs[0], *(int*)inputs[1].Address), outputs[0]);

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => inputs[0].DType.IsFloating
                ? [Dispatch.Single(PlaceRowOp.Instance, upstream[0]!, inputs[1], inputs[0]), null]
                : NoGradient;

        /// <summary>The row as a view.</summary>
        public static View At(View x, int index)
        {
            var size = x.Shape.Sizes[0];
            var row = index < 0 ? index + size : index;
            if ((uint)row >= (uint)size)
            {
                throw new IndexException($"row: index {index} is out of range for shape {x.Shape}, whose first axis "
                    + $"has size {size}.");
            }

            var layout = new Layout(new Shape(x.Shape.Sizes[1..].ToArray()), x.Layout.Strides[1..].ToArray(), 0);
            return new View(x.Address + (row * x.Layout.Strides[0] * x.Element.Size()),
                layout, x.Element);
        }
    }

    /// <summary>Zeros in the shape of a tensor with one row set: the reverse of reading a row.</summary>
    internal sealed record PlaceRowOp : KernelOp
    {
        public static PlaceRowOp Instance { get; } = new();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(inputs[2].Shape, inputs[0].DType)];

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var bytes = outputs[0].Layout.Count * outputs[0].Element.Size();
            System.Runtime.InteropServices.NativeMemory.Clear((void*)outputs[0].Address, (nuint)bytes);
            Copies.Run(inputs[0], RowOp.At(outputs[0], *(int*)inputs[1].Address));
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [Tensor.Row(upstream[0]!, inputs[1]), null, null];
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>One row along the first axis.</summary>
        /// <param name="x">At least one axis.</param>
        /// <param name="index">int32 scalar; counts from the end when negative.</param>
        /// <exception cref="IndexException">There is no such row.</exception>
        public static Tensor Row(Tensor x, Tensor index) => Dispatch.Single(RowOp.Instance, x, index);
    }
}
