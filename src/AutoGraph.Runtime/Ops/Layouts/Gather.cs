using System.Numerics;
using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The slices of a tensor along an axis that indices name.</summary>
        /// <param name="x">At least one axis, any dtype.</param>
        /// <param name="indices">int32 or int64, any shape, which takes the place of the axis; they count from the end
        /// when negative.</param>
        /// <param name="axis">Counts from the end when negative.</param>
        /// <remarks>The gradient adds up where an index comes twice.</remarks>
        /// <exception cref="IndexException">An index is out of range; thrown when the operation runs.</exception>
        /// <exception cref="DTypeException">The indices are neither int32 nor int64.</exception>
        public static Tensor Gather(Tensor x, Tensor indices, int axis = 0)
            => Dispatch.Single(new Gather(x.Shape.Axis(axis, "gather")), x, indices);

        /// <inheritdoc cref="Gather(Tensor, Tensor, int)"/>
        public Tensor Gather(Tensor indices, int axis = 0) => Gather(AsTensor(), indices, axis);
    }
}

namespace AutoGraph.Ops
{
    /// <param name="Axis">Which axis of x, from the front.</param>
    internal sealed record Gather(int Axis) : KernelOp
    {
        public override string Attributes => $"{Axis}";

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        {
            if (inputs[1].DType != DType.Int32 && inputs[1].DType != DType.Int64)
            {
                throw new DTypeException($"{Name}: expected int32 or int64 as indices, got {inputs[1]}. Use Cast "
                    + "first.");
            }

            var sizes = inputs[0].Shape.Sizes;
            return [inputs[0] with { Shape = new Shape([.. sizes[..Axis], .. inputs[1].Shape.Sizes,
                .. sizes[(Axis + 1)..]]) }];
        }

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var x = new Packed(inputs[0]);
            var indices = new Packed(inputs[1]);
            var blocks = Blocks.Of(inputs[0].Shape, Axis, x.View.Element.Size());
            var from = (byte*)x.View.Address;
            var to = (byte*)outputs[0].Address;
            for (long outer = 0; outer < blocks.Outer; outer++, from += blocks.Bytes * inputs[0].Shape.Sizes[Axis])
            {
                for (long i = 0; i < indices.View.Layout.Count; i++, to += blocks.Bytes)
                {
                    var place = Place(indices.View, i, inputs[0].Shape);
                    Buffer.MemoryCopy(from + (place * blocks.Bytes), to, blocks.Bytes, blocks.Bytes);
                }
            }

            indices.KeepAlive();
            x.KeepAlive();
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => inputs[0].DType.IsFloating
                ? [Dispatch.Single(new GatherReverse(this), upstream[0]!, inputs[1], inputs[0]), null]
                : NoGradient;

        /// <summary>One of the indices, which lie without gaps, counted from the front.</summary>
        public unsafe long Place(View indices, long i, Shape x)
        {
            var size = x.Sizes[Axis];
            var index = indices.Element == ElementType.Int32 ? ((int*)indices.Address)[i] : ((long*)indices.Address)[i];
            var place = index < 0 ? index + size : index;
            return (ulong)place < (ulong)size
                ? place
                : throw new IndexException(
                    $"{Name}: index {index} (element {i}) is out of range for axis {Axis} of shape {x}: expected "
                    + $"{-size} to {size - 1}.");
        }
    }

    /// <summary>Zeros in the shape of a tensor with rows added where indices say: the reverse of gathering.</summary>
    internal sealed record GatherReverse(Gather At) : KernelOp
    {
        public override string Attributes => At.Attributes;

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(inputs[2].Shape, inputs[0].DType)];

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var upstream = new Packed(inputs[0]);
            var indices = new Packed(inputs[1]);
            var to = outputs[0];
            System.Runtime.InteropServices.NativeMemory.Clear((void*)to.Address,
                (nuint)(to.Layout.Count * to.Element.Size()));
            var sum = new Addition(upstream.View.Address, to.Address, indices.View, to.Shape, At);
            Elements.Visit(Name, to.Element, sum);
            upstream.KeepAlive();
            indices.KeepAlive();
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [Dispatch.Single(At, upstream[0]!, inputs[1]), null, null];

        private readonly struct Addition(nint from, nint to, View indices, Shape shape, Gather at) : IElementVisitor
        {
            public unsafe void Run<T>()
                where T : unmanaged, INumber<T>
            {
                var blocks = Blocks.Of(shape, at.Axis, 1);
                var source = (T*)from;
                var target = (T*)to;
                for (long outer = 0; outer < blocks.Outer; outer++, target += blocks.Bytes * shape.Sizes[at.Axis])
                {
                    for (long n = 0; n < indices.Layout.Count; n++)
                    {
                        var row = target + (at.Place(indices, n, shape) * blocks.Bytes);
                        for (long i = 0; i < blocks.Bytes; i++)
                        {
                            row[i] += *source++;
                        }
                    }
                }
            }
        }
    }

    /// <summary>A packed tensor as an outer count of lines of blocks.</summary>
    /// <param name="Outer">How many indices of the axes before.</param>
    /// <param name="Bytes">The size of what lies at one index of the axis.</param>
    internal readonly record struct Blocks(long Outer, long Bytes)
    {
        public static Blocks Of(Shape shape, int axis, int elementBytes)
        {
            var (outer, bytes) = (1L, (long)elementBytes);
            for (var i = 0; i < shape.Rank; i++)
            {
                outer *= i < axis ? shape.Sizes[i] : 1;
                bytes *= i > axis ? shape.Sizes[i] : 1;
            }

            return new Blocks(outer, bytes);
        }
    }
}
