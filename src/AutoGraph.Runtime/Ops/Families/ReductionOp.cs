using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>Combines the elements along some axes.</summary>
/// <param name="Over">The axes, counted from the front, in order.</param>
/// <param name="KeepDims">Reduced axes stay with size 1.</param>
internal abstract record ReductionOp(Axes Over, bool KeepDims) : Op
{
    /// <summary>How two partial results are combined.</summary>
    public abstract Reduction Reduction { get; }

    /// <summary>The dtypes it takes.</summary>
    public virtual Accepts Accepts => Accepts.Numbers;

    /// <inheritdoc/>
    public override string Attributes => KeepDims ? $"{Over}, keepDims" : Over.ToString();

    /// <summary>The shape with the reduced axes as 1.</summary>
    public Shape KeptShape(Shape input)
    {
        var sizes = input.Sizes.ToArray();
        foreach (var axis in Over)
        {
            sizes[axis] = 1;
        }

        return new Shape(sizes);
    }

    /// <inheritdoc/>
    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Accepts.Check(Name, inputs[0].DType);
        var shape = inputs[0].Shape;
        if (KeepDims)
        {
            return [new(KeptShape(shape), inputs[0].DType)];
        }

        var sizes = new List<int>(shape.Rank);
        for (var i = 0; i < shape.Rank; i++)
        {
            if (!Over.Contains(i))
            {
                sizes.Add(shape.Sizes[i]);
            }
        }

        return [new(new Shape([.. sizes]), inputs[0].DType)];
    }

    /// <inheritdoc/>
    public override double Flops(ReadOnlySpan<TensorSpec> inputs) => inputs[0].Shape.ElementCount;

    /// <summary>The loop that computes it, for an element type.</summary>
    public LoopProgram Program(ElementType element)
        => ReductionPrograms.Of(Reduction, element);

    /// <summary>Strides of the output over the input's axes: 0 on the reduced ones.</summary>
    public void OutputStrides(Shape input, Span<nint> result)
    {
        Layout.Contiguous(KeptShape(input)).Strides.CopyTo(result);
        foreach (var axis in Over)
        {
            result[axis] = 0;
        }
    }

    /// <inheritdoc/>
    public sealed override unsafe Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
    {
        var x = inputs[0];
        var spec = Infer([x.Spec])[0];
        var result = Tensor.Allocate(spec.DType, spec.Shape);
        var operands = stackalloc nint[2] { x.Address, result.Address };
        Bind(x.Layout, x.DType.Element).Run(operands);
        GC.KeepAlive(x);
        return [result];
    }

    private Loop Bind(Layout x, ElementType element)
    {
        var isWhole = Over.Count == x.Shape.Rank && x.IsContiguous && x.Count is > 0 and <= int.MaxValue;
        if (isWhole)
        {
            return FlatLoops.Of(Program(element), (int)x.Count, singles: 0b10);
        }

        Span<nint> strides = stackalloc nint[2 * x.Shape.Rank];
        x.Strides.CopyTo(strides);
        OutputStrides(x.Shape, strides[x.Shape.Rank..]);
        return Loop.Bind(Program(element), x.Shape.Sizes, strides);
    }

    /// <summary>A cotangent or result of this reduction in the input's rank, so that it broadcasts against the
    /// input.</summary>
    protected Tensor Keep(Tensor reduced)
    {
        if (KeepDims)
        {
            return reduced;
        }

        foreach (var axis in Over)
        {
            reduced = Tensor.ExpandDims(reduced, axis);
        }

        return reduced;
    }
}

/// <summary>The plain reduction loops, one per kind and element type.</summary>
internal static class ReductionPrograms
{
    private static readonly LoopProgram?[] Programs = new LoopProgram?[16 * 16];

    public static LoopProgram Of(Reduction reduction, ElementType element)
        => Programs[((int)reduction * 16) + (int)element]
            ??= new LoopProgram([element], [new LoopOutput(Scalar.Input(0, element), reduction)]);
}
