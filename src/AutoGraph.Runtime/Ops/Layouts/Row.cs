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
            => Read(inputs[0], *(int*)inputs[1].Address, outputs[0]);

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => inputs[0].DType.IsFloating
                ? [Dispatch.Single(PlaceRowOp.Instance, upstream[0]!, inputs[1], inputs[0]), null]
                : NoGradient;

        /// <summary>Copies a row out of a tensor.</summary>
        public static void Read(View x, int index, View row)
            => Copies.Run(x.Layout.IsPacked ? row with { Address = AddressOf(x, index) } : At(x, index), row);

        /// <summary>Copies a row into a contiguous tensor.</summary>
        public static void Write(View row, View x, int index)
            => Copies.Run(
                row, row.Layout.IsPacked ? row with { Address = AddressOf(x, index) } : At(x, index));

        /// <summary>Where a row begins.</summary>
        public static nint AddressOf(View x, int index)
        {
            var size = x.Shape.Sizes[0];
            var row = index < 0 ? index + size : index;
            return (uint)row < (uint)size
                ? x.Address + (row * x.Layout.Strides[0] * x.Element.Size())
                : throw new IndexException($"row: index {index} is out of range for shape {x.Shape}, whose first axis "
                    + $"has size {size}.");
        }

        /// <summary>The row as a view.</summary>
        private static View At(View x, int index) => new(
            AddressOf(x, index),
            new Layout(new Shape(x.Shape.Sizes[1..].ToArray()), x.Layout.Strides[1..].ToArray(), 0),
            x.Element);
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
            RowOp.Write(inputs[0], outputs[0], *(int*)inputs[1].Address);
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [Tensor.Row(upstream[0]!, inputs[1]), null, null];
    }

    /// <summary>A tensor with a row added to one of its rows: (whole, index, row) gives a whole. Sums the cotangents of
    /// rows that were read one after the other.</summary>
    internal sealed record AddRowOp : KernelOp
    {
        public static AddRowOp Instance { get; } = new();

        public override bool ChangesPart => true;

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [inputs[0]];

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            Copies.Ensure(inputs[0], outputs[0]);
            var target = RowOp.AddressOf(outputs[0], *(int*)inputs[1].Address);
            var row = inputs[2].Layout;
            if (row.Count == 0)
            {
                return;
            }

            var spec = new TensorSpec(row.Shape, DType.Of(inputs[2].Element));
            var program = Add.ProgramOf(spec);
            var operands = stackalloc nint[] { target, inputs[2].Address, target };
            var loop = row.IsPacked && row.Count <= int.MaxValue
                ? FlatLoops.Of(program, (int)row.Count, singles: 0)
                : Bind(program, row);
            loop.Run(operands);
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => outputs[0].DType.IsFloating
                ? [upstream[0], null, Tensor.Row(upstream[0]!, inputs[1])]
                : NoGradient;

        private static Loop Bind(LoopProgram program, Layout row)
        {
            var packed = Layout.Contiguous(row.Shape).Strides;
            return Loop.Bind(program, row.Shape.Sizes, [.. packed, .. row.Strides, .. packed]);
        }
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
