using AutoGraph.Ops;

namespace AutoGraph.Ops
{
    /// <param name="To">The shape of the result; at most one size unknown, which then follows from the input's.</param>
    internal sealed record Reshape(Shape To) : ViewOp
    {
        public override string Attributes => To.ToString();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
            => [inputs[0] with { Shape = Resolve(inputs[0].Shape) }];

        public override Layout? TryView(Layout input) => input.TryReshape(Resolve(input.Shape));

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [inputs[0].Shape.IsKnown ? upstream[0]!.Reshape(inputs[0].Shape)
                : Dispatch.Single(ReshapeLikeOp.Instance, upstream[0]!, inputs[0])];

        private Shape Resolve(Shape input)
        {
            if (!input.IsKnown)
            {
                return To;
            }

            long known = 1;
            var unknown = -1;
            for (var i = 0; i < To.Rank; i++)
            {
                if (To.Sizes[i] >= 0)
                {
                    known *= To.Sizes[i];
                }
                else
                {
                    unknown = i;
                }
            }

            var count = input.ElementCount;
            if (unknown < 0 ? known != count : known == 0 || count % known != 0)
            {
                throw new ShapeException($"{Name}: shape {input} has {count} elements, which do not fill shape {To}. "
                    + "Leave one size as null (-1) to let it follow.");
            }

            if (unknown < 0)
            {
                return To;
            }

            var sizes = To.Sizes.ToArray();
            sizes[unknown] = (int)(count / known);
            return new Shape(sizes);
        }
    }

    /// <summary>Gives a tensor the shape of another, for shapes that only the running graph knows.</summary>
    internal sealed record ReshapeLikeOp : Op
    {
        public static ReshapeLikeOp Instance { get; } = new();

        public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [new(inputs[1].Shape, inputs[0].DType)];

        public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => [Tensor.Reshape(inputs[0], inputs[1].Shape)];

        public override Tensor?[] Gradient(
            ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
            => [Dispatch.Single(ReshapeLikeOp.Instance, upstream[0]!, inputs[0]), null];
    }
}

namespace AutoGraph
{
    public abstract partial class Operand
    {
        /// <summary>The same elements, row by row, in another shape.</summary>
        /// <param name="x">Any dtype.</param>
        /// <param name="shape">As many elements; one size may be null, it follows from the others.</param>
        /// <exception cref="ShapeException">The numbers of elements differ.</exception>
        public static Tensor Reshape(Tensor x, Shape shape)
        {
            if (shape.Sizes.Count(Shape.Unknown) > 1)
            {
                throw new ShapeException($"reshape: expected at most one unknown size, got {shape} for shape "
                    + $"{x.Shape}. Give the others.");
            }

            return x.Shape == shape && shape.IsKnown ? x.Keep("reshape") : Dispatch.Single(new Reshape(shape), x);
        }

        /// <inheritdoc cref="Reshape(Tensor, Shape)"/>
        public Tensor Reshape(Shape shape) => Reshape(AsTensor(), shape);
    }
}
