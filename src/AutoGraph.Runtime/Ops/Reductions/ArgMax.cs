using AutoGraph.Ops;

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>Where the greatest element stands along an axis, or among all elements row by row; int32.</summary>
        /// <param name="x">Numbers; at least one element along the axis.</param>
        /// <param name="axis">Counts from the end when negative; null for all elements.</param>
        /// <param name="keepDims">The axis stays with size 1.</param>
        /// <remarks>The first of equal ones; NaN counts as greatest. Not differentiable.</remarks>
        /// <exception cref="ShapeException">There is no such axis, or nothing along it.</exception>
        public static Tensor ArgMax(Tensor x, int? axis = null, bool keepDims = false)
            => ArgExtremum.Apply(x, axis, keepDims, greatest: true);

        /// <inheritdoc cref="ArgMax(Tensor, int?, bool)"/>
        public Tensor ArgMax(int? axis = null, bool keepDims = false) => ArgMax(AsTensor(), axis, keepDims);

        /// <summary>Where the least element stands along an axis, or among all elements row by row; int32.</summary>
        /// <inheritdoc cref="ArgMax(Tensor, int?, bool)"/>
        /// <remarks>The first of equal ones; NaN counts as least. Not differentiable.</remarks>
        public static Tensor ArgMin(Tensor x, int? axis = null, bool keepDims = false)
            => ArgExtremum.Apply(x, axis, keepDims, greatest: false);

        /// <inheritdoc cref="ArgMin(Tensor, int?, bool)"/>
        public Tensor ArgMin(int? axis = null, bool keepDims = false) => ArgMin(AsTensor(), axis, keepDims);
    }
}

namespace AutoGraph.Ops
{
    /// <summary>The place of the greatest or least element along an axis.</summary>
    /// <param name="Axis">Which axis, from the front.</param>
    /// <param name="KeepDims">The axis stays with size 1.</param>
    /// <param name="Greatest">Else least.</param>
    internal sealed record ArgExtremum(int Axis, bool KeepDims, bool Greatest) : KernelOp
    {
        public override string Name => Greatest ? "argMax" : "argMin";

        public override string Attributes => KeepDims ? $"{Axis}, keepDims" : $"{Axis}";

        public static Tensor Apply(Tensor x, int? axis, bool keepDims, bool greatest)
        {
            var op = new ArgExtremum(0, KeepDims: false, greatest);
            if (axis is { } one)
            {
                return Dispatch.Single(op with { Axis = x.Shape.Axis(one, op.Name), KeepDims = keepDims }, x);
            }

            var flat = Dispatch.Single(op, Tensor.Reshape(x, new Shape([Shape.Unknown])));
            return keepDims ? Tensor.Reshape(flat, new Shape([.. Enumerable.Repeat(1, x.Rank)])) : flat;
        }

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
        {
            Accepts.Numbers.Check(Name, inputs[0].DType);
            var sizes = inputs[0].Shape.Sizes;
            if (sizes[Axis] == 0)
            {
                throw new ShapeException($"{Name}: expected at least one element along axis {Axis}, got shape "
                    + $"{inputs[0].Shape}. Check for emptiness first.");
            }

            int[] kept = KeepDims ? [1] : [];
            return [new(new Shape([.. sizes[..Axis], .. kept, .. sizes[(Axis + 1)..]]), DType.Int32)];
        }

        public override unsafe void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
        {
            var lines = new Lines(inputs[0].Layout, Axis);
            var places = (int*)outputs[0].Address;
            Elements.Visit(Name, inputs[0].Element, new Search(inputs[0].Address, lines, (nint)places, Greatest));
        }

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;

        private readonly struct Search(nint from, Lines lines, nint places, bool greatest) : IElementVisitor
        {
            public unsafe void Run<T>()
                where T : unmanaged, System.Numerics.INumber<T>
            {
                var place = (int*)places;
                for (long n = 0; n < lines.Count; n++)
                {
                    place[n] = Find((T*)from + lines.Start(n), lines.Stride, lines.Size);
                }
            }

            private unsafe int Find<T>(T* line, nint stride, int size)
                where T : unmanaged, System.Numerics.INumber<T>
            {
                var best = *line;
                var at = 0;
                for (var i = 1; i < size && !T.IsNaN(best); i++)
                {
                    var value = line[i * stride];
                    if ((greatest ? value > best : value < best) || T.IsNaN(value))
                    {
                        (best, at) = (value, i);
                    }
                }

                return at;
            }
        }
    }
}
