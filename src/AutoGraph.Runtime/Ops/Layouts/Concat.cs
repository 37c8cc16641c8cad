using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <param name="Axis">Along which the inputs follow each other.</param>
    internal sealed record Concat(int Axis) : KernelOp
    {
        public override string Attributes => $"{Axis}";

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        {
            var sizes = inputs[0].Shape.Sizes.ToArray();
            for (var k = 1; k < inputs.Length; k++)
            {
                var other = inputs[k].Shape.Sizes;
                if (inputs[k].DType != inputs[0].DType)
                {
                    throw Literals.DoNotMix(Name, inputs[0].DType, inputs[k].DType);
                }

                for (var i = 0; i < sizes.Length; i++)
                {
                    if (other.Length != sizes.Length
                        || (i != Axis && other[i] != sizes[i] && other[i] >= 0 && sizes[i] >= 0))
                    {
                        throw new ShapeException(
                            $"{Name}: shapes {inputs[0].Shape} and {inputs[k].Shape} differ on another axis than "
                                + $"{Axis}. Reshape or slice one of them.");
                    }

                    sizes[i] = i != Axis ? Math.Max(sizes[i], other[i])
                        : sizes[i] < 0 || other[i] < 0 ? Shape.Unknown
                        : sizes[i] + other[i];
                }
            }

            return [inputs[0] with { Shape = new Shape(sizes) }];
        }

        public override void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var to = outputs[0];
            var size = to.Element.Size();
            if (to.Layout.IsPacked && to.Shape.Sizes[..Axis].IndexOfAnyExcept(1) < 0)
            {
                RunInLine(inputs, to.Address, size);
                return;
            }

            var start = 0;
            foreach (var input in inputs)
            {
                var count = input.Shape.Sizes[Axis];
                var part = new Slice(Axis, start, count, 1).TryView(to.Layout)!;
                Copies.Run(input, new View(to.Address + (part.Offset * size), part, to.Element));
                start += count;
            }
        }

        /// <summary>Each input lies behind the one before.</summary>
        private static void RunInLine(ReadOnlySpan<View> inputs, nint address, int size)
        {
            foreach (var input in inputs)
            {
                Copies.Run(
                    input,
                    input.Layout.IsContiguous ? input with { Address = address }
                        : new View(address, Layout.Contiguous(input.Shape), input.Element));
                address += (nint)input.Layout.Count * size;
            }
        }

        public override bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs)
            => Axis > 0 ? [.. Enumerable.Repeat(true, inputs.Length)] : null;

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        {
            if (!outputs[0].DType.IsFloating)
            {
                return NoGradient;
            }

            var result = new Tensor?[inputs.Length];
            var start = 0;
            for (var i = 0; i < result.Length; i++)
            {
                var count = inputs[i].Shape.Sizes[Axis];
                if (count < 0)
                {
                    return [.. Dispatch.Run(new ConcatReverse(Axis), [upstream[0]!, .. inputs])];
                }

                result[i] = Dispatch.Single(new Slice(Axis, start, count, 1), upstream[0]!);
                start += count;
            }

            return result;
        }
    }

    /// <summary>The parts of a cotangent that belong to each input of a concat, where only the running graph knows the
    /// sizes.</summary>
    internal sealed record ConcatReverse(int Axis) : Op
    {
        public override string Attributes => $"{Axis}";

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => inputs[1..].ToArray();

        public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
        {
            var result = new Tensor[inputs.Length - 1];
            var start = 0;
            for (var i = 0; i < result.Length; i++)
            {
                var count = inputs[i + 1].Shape.Sizes[Axis];
                result[i] = Dispatch.Single(new Slice(Axis, start, count, 1), inputs[0]);
                start += count;
            }

            return result;
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        {
            var parts = new Tensor[outputs.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = upstream[i] ?? Tensor.ZerosLike(outputs[i]);
            }

            var result = new Tensor?[inputs.Length];
            result[0] = Dispatch.Single(new Concat(Axis), parts);
            return result;
        }
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Tensors one after the other along an axis.</summary>
        /// <param name="tensors">At least one; one dtype, equal sizes on the other axes.</param>
        /// <param name="axis">Counts from the end when negative.</param>
        public static Tensor Concat(IReadOnlyList<Tensor> tensors, int axis = 0)
        {
            ArgumentNullException.ThrowIfNull(tensors);
            if (tensors.Count == 0)
            {
                throw new ShapeException("concat: expected at least one tensor, got none.");
            }

            return Dispatch.Single(new Concat(tensors[0].Shape.Axis(axis, "concat")), [.. tensors]);
        }
    }
}
