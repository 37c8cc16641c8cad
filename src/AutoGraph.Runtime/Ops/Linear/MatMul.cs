using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    internal sealed record MatMul : KernelOp
    {
        public static MatMul Instance { get; } = new();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        {
            var (left, right) = (inputs[0].Shape, inputs[1].Shape);
            if (inputs[0].DType != inputs[1].DType)
            {
                throw Literals.DoNotMix(Name, inputs[0].DType, inputs[1].DType);
            }

            Accepts.Numbers.Check(Name, inputs[0].DType);
            if (!Gemm.Supports(inputs[0].DType.Element))
            {
                throw new DTypeException($"{Name}: expected a floating dtype, int32 or int64, got {inputs[0].DType}. "
                    + "Use Cast to convert both sides first.");
            }

            if (left.Rank < 2 || right.Rank < 2)
            {
                throw new ShapeException($"{Name}: expected two tensors of at least 2 axes, got {left} and {right}. "
                    + "Use ExpandDims to make a vector a row or a column.");
            }

            int columns = left.Sizes[^1], rows = right.Sizes[^2];
            if (columns != rows && columns >= 0 && rows >= 0)
            {
                throw new ShapeException(
                    $"{Name}: inner sizes differ: left {left} has {columns} columns, right {right} has {rows} rows. "
                        + "Transpose one side, or check the layer before it.");
            }

            var batch = Shape.TryBroadcast(new Shape(left.Sizes[..^2].ToArray()),
                new Shape(right.Sizes[..^2].ToArray()))
                ?? throw new ShapeException($"{Name}: the leading axes of {left} and {right} do not broadcast.");
            return [inputs[0] with { Shape = new Shape([.. batch.Sizes, left.Sizes[^2], right.Sizes[^1]]) }];
        }

        public override string Describe(ReadOnlySpan<TensorSpec> inputs)
            => $"matmul {string.Join('x', inputs[0].Shape)}·{string.Join('x', inputs[1].Shape)}"
                + (inputs[0].DType == DType.Float32 ? "" : $" {inputs[0].DType}");

        public override string Listing(ReadOnlySpan<Layout> inputs)
            => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"gemm(m: {inputs[0].Shape.Sizes[^2]}, n: {inputs[1].Shape.Sizes[^1]}, k: {inputs[0].Shape.Sizes[^1]})")
                + $" with strides ({string.Join(", ", inputs[0].Strides.ToArray())})"
                + $" and ({string.Join(", ", inputs[1].Strides.ToArray())})";

        public override double Flops(ReadOnlySpan<TensorSpec> inputs)
            => 2.0 * Infer(inputs)[0].Shape.ElementCount * inputs[0].Shape.Sizes[^1];

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var (a, b, c) = (inputs[0], inputs[1], outputs[0]);
            var rank = c.Shape.Rank;
            var batchRank = rank - 2;
            Span<nint> aStrides = stackalloc nint[rank];
            Span<nint> bStrides = stackalloc nint[rank];
            BatchStrides(a.Layout, rank, aStrides);
            BatchStrides(b.Layout, rank, bStrides);
            var batch = c.Shape.Sizes[..batchRank];
            Span<int> index = stackalloc int[Math.Max(batchRank, 1)];
            index.Clear();
            int m = c.Shape.Sizes[^2], n = c.Shape.Sizes[^1], k = a.Shape.Sizes[^1], size = a.Element.Size();

            var (outerRank, inner, aInner, bInner) = InnerBatch(batch, aStrides, bStrides);
            long outer = 1;
            foreach (var count in batch[..outerRank])
            {
                outer *= count;
            }

            for (long step = 0; step < outer; step++)
            {
                nint aOffset = 0, bOffset = 0;
                for (var i = 0; i < outerRank; i++)
                {
                    aOffset += index[i] * aStrides[i];
                    bOffset += index[i] * bStrides[i];
                }

                Gemm.RunBatched(
                    a.Element, inner, m, n, k,
                    (byte*)a.Address + (aOffset * size), aInner, aStrides[^2], aStrides[^1],
                    (byte*)b.Address + (bOffset * size), bInner, bStrides[^2], bStrides[^1],
                    (byte*)c.Address + ((nint)step * inner * m * n * size), (nint)m * n, n,
                    accumulate: false);
                for (var i = outerRank - 1; i >= 0 && ++index[i] == batch[i]; i--)
                {
                    index[i] = 0;
                }
            }
        }

        public override bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs)
        {
            var (left, right) = (inputs[0].Shape, inputs[1].Shape);
            var rank = Math.Max(left.Rank, right.Rank);
            var rows = left.Sizes[0];
            return left.Rank < rank || rows == 1 ? null
                : right.Rank < rank || rank == 2 || right.Sizes[0] == 1 ? [true, false]
                : [true, true];
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => inputs[0].DType.IsFloating
                ? [Broadcasting.Undo(upstream[0]!.MatMul(SwapLast(inputs[1])), inputs[0]),
                    OfRight(upstream[0]!, inputs[0], inputs[1])]
                : NoGradient;

        /// <summary>One product over all rows where one matrix multiplies them all: its rows are summed by the product
        /// itself.</summary>
        private static Tensor? OfRight(Tensor upstream, Tensor left, Tensor right)
            => right.Rank == 2 && left.Rank > 2 && left.Shape.IsKnown && upstream.Shape.IsKnown
                ? Rows(left).Transpose().MatMul(Rows(upstream))
                : Broadcasting.Undo(SwapLast(left).MatMul(upstream), right);

        private static Tensor Rows(Tensor x)
        {
            var rows = 1;
            foreach (var size in x.Shape.Sizes[..^1])
            {
                rows *= size;
            }

            return x.Reshape([rows, x.Shape.Sizes[^1]]);
        }

        /// <summary>The last batch axes, as far as they are one axis of both operands: they go to the kernel, which
        /// shares packing and threads over them. The others are counted by the caller.</summary>
        private static (int OuterRank, int Count, nint A, nint B) InnerBatch(
            ReadOnlySpan<int> batch, ReadOnlySpan<nint> aStrides, ReadOnlySpan<nint> bStrides)
        {
            var (axis, count, a, b) = (batch.Length, 1, (nint)0, (nint)0);
            for (; axis > 0; axis--)
            {
                var length = batch[axis - 1];
                if (length == 1)
                {
                    continue;
                }

                if (count == 1)
                {
                    (a, b) = (aStrides[axis - 1], bStrides[axis - 1]);
                }
                else if (aStrides[axis - 1] != a * count || bStrides[axis - 1] != b * count)
                {
                    break;
                }

                count *= length;
            }

            return (axis, count, a, b);
        }

        private static void BatchStrides(Layout layout, int rank, Span<nint> strides)
        {
            var missing = rank - layout.Shape.Rank;
            strides[..missing].Clear();
            layout.Strides.CopyTo(strides[missing..]);
            for (var i = missing; i < rank - 2; i++)
            {
                if (layout.Shape.Sizes[i - missing] == 1)
                {
                    strides[i] = 0;
                }
            }
        }

        private static Tensor SwapLast(Tensor x)
        {
            var order = Enumerable.Range(0, x.Rank).ToArray();
            (order[^1], order[^2]) = (order[^2], order[^1]);
            return Dispatch.Single(new Transpose(new Axes(order)), x);
        }
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The matrix product over the last two axes; leading axes broadcast.</summary>
        /// <param name="left">(…, m, k), floating, int32 or int64.</param>
        /// <param name="right">(…, k, n), the same dtype.</param>
        /// <returns>(…, m, n), the same dtype; float16 and bfloat16 are summed in float32 and rounded once.</returns>
        /// <exception cref="DTypeException">The dtypes differ or have no products.</exception>
        /// <exception cref="ShapeException">The inner sizes differ, or the leading axes do not broadcast.</exception>
        public static Tensor MatMul(Tensor left, Tensor right) => Dispatch.Single(Ops.MatMul.Instance, left, right);

        /// <inheritdoc cref="MatMul(Tensor, Tensor)"/>
        public Tensor MatMul(Tensor right) => MatMul(AsTensor(), right);
    }
}
