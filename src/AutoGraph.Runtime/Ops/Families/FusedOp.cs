using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>Neighbouring elementwise operations and reductions as one loop over one index space. Made by fusion,
/// for known shapes.</summary>
/// <param name="Program">Inputs in order, one output per result.</param>
/// <param name="Space">The index space, to which every input broadcasts.</param>
/// <param name="Results">The shapes of the outputs.</param>
/// <param name="Reduced">The axes that reducing outputs are reduced over, those of size 1 among them.</param>
internal sealed record FusedOp(LoopProgram Program, Shape Space, ShapeList Results, Axes Reduced) : Op
{
    /// <inheritdoc/>
    public override string Attributes => Program.ToString();

    /// <inheritdoc/>
    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        var result = new TensorSpec[Results.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = new TensorSpec(Results[i], DType.Of(Program.Outputs[i].Value.Type));
        }

        return result;
    }

    /// <inheritdoc/>
    public override string Describe(ReadOnlySpan<TensorSpec> inputs) => $"loop {Program.Summary} {Space}";

    /// <inheritdoc/>
    public override double Flops(ReadOnlySpan<TensorSpec> inputs)
        => ((double)Program.Cost + Program.Outputs.Count(output => output.Reduction != Reduction.None))
            * Space.ElementCount;

    /// <summary>Binds the loop to where operands lie.</summary>
    /// <param name="inputs">Layouts that broadcast to the space.</param>
    /// <param name="outputs">Layouts of the results.</param>
    public Loop Bind(ReadOnlySpan<Layout> inputs, ReadOnlySpan<Layout> outputs)
    {
        var rank = Space.Rank;
        Span<nint> strides = new nint[(inputs.Length + outputs.Length) * rank];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i].BroadcastStrides(Space, strides.Slice(i * rank, rank));
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            OutputStrides(i, outputs[i], strides.Slice((inputs.Length + i) * rank, rank));
        }

        return Loop.Bind(Program, Space.Sizes, strides);
    }

    /// <inheritdoc/>
    public override unsafe Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
    {
        var specs = Infer([]);
        var outputs = Array.ConvertAll(specs, spec => Tensor.Allocate(spec.DType, spec.Shape));
        var operands = stackalloc nint[inputs.Length + outputs.Length];
        var layouts = new Layout[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            operands[i] = inputs[i].Address;
            layouts[i] = inputs[i].Layout;
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            operands[inputs.Length + i] = outputs[i].Address;
        }

        Bind(layouts, Array.ConvertAll(outputs, output => output.Layout)).Run(operands);
        foreach (var input in inputs)
        {
            GC.KeepAlive(input);
        }

        return outputs;
    }

    /// <inheritdoc/>
    public override Scalar[]? Scalars(ScalarProgramBuilder program, ReadOnlySpan<Scalar> inputs)
    {
        var values = inputs.ToArray();
        return [.. Program.Outputs.Select(output => output.OfOnePoint.Substitute(values))];
    }

    /// <inheritdoc/>
    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => throw new InvalidOperationException("Graphs are differentiated before they are fused.");

    /// <inheritdoc/>
    public override bool[]? RowReads(ReadOnlySpan<TensorSpec> inputs)
    {
        if (Space.Rank == 0)
        {
            return null;
        }

        for (var i = 0; i < Results.Count; i++)
        {
            // Parts of a sum of halves would be rounded.
            if (CombinesRows(i) && Program.Outputs[i].Value.Type is ElementType.Float16 or ElementType.BFloat16)
            {
                return null;
            }
        }

        var reads = new bool[inputs.Length];
        for (var i = 0; i < reads.Length; i++)
        {
            reads[i] = inputs[i].Shape.Rank == Space.Rank && inputs[i].Shape.Sizes[0] == Space.Sizes[0];
        }

        return reads;
    }

    /// <summary>Whether an output is reduced over the rows: those of a block are then a part of it.</summary>
    public bool CombinesRows(int output)
        => Program.Outputs[output].Reduction != Reduction.None && Reduced.Contains(0);

    /// <summary>The same for some of the rows.</summary>
    public FusedOp WithRows(int rows)
    {
        var results = new Shape[Results.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = CombinesRows(i) ? Results[i] : Results[i].WithRows(rows);
        }

        return this with { Space = Space.WithRows(rows), Results = new ShapeList(results) };
    }

    private void OutputStrides(int output, Layout layout, Span<nint> strides)
    {
        if (Program.Outputs[output].Reduction == Reduction.None)
        {
            layout.Strides.CopyTo(strides);
            return;
        }

        // With or without axes of size 1, the others are in order.
        for (int axis = 0, from = 0; axis < Space.Rank; axis++)
        {
            strides[axis] = 0;
            if (Space.Sizes[axis] != 1 && !Reduced.Contains(axis))
            {
                while (layout.Shape.Sizes[from] == 1)
                {
                    from++;
                }

                strides[axis] = layout.Strides[from++];
            }
        }
    }
}

/// <summary>A list of shapes that compares by value.</summary>
internal readonly struct ShapeList(Shape[] shapes) : IEquatable<ShapeList>
{
    public int Count => shapes.Length;

    public Shape this[int index] => shapes[index];

    public bool Equals(ShapeList other) => shapes.AsSpan().SequenceEqual(other.AsSpan());

    public override bool Equals(object? obj) => obj is ShapeList other && Equals(other);

    public override int GetHashCode() => shapes.Length == 0 ? 0 : HashCode.Combine(shapes.Length, shapes[0]);

    private ReadOnlySpan<Shape> AsSpan() => shapes;
}
