using System.Collections.Immutable;
using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>An operation that is one formula, applied element by element with NumPy's broadcasting.</summary>
internal abstract record ElementwiseOp : Op
{
    /// <summary>The formula as a program, for inputs of these dtypes; throws when the operation does not take them.</summary>
    public abstract LoopProgram Program(ReadOnlySpan<TensorSpec> inputs);

    /// <inheritdoc/>
    public sealed override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        var shape = inputs[0].Shape;
        for (var i = 1; i < inputs.Length; i++)
        {
            shape = Shape.TryBroadcast(shape, inputs[i].Shape) ?? throw DoNotBroadcast(inputs);
        }

        return [new TensorSpec(shape, DType.Of(Program(inputs).Outputs[0].Value.Type))];
    }

    /// <inheritdoc/>
    public sealed override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => [ExecuteSingle(inputs)];

    /// <inheritdoc/>
    public sealed override unsafe Tensor ExecuteSingle(ReadOnlySpan<Tensor> inputs)
    {
        Span<TensorSpec> specs = new TensorSpec[inputs.Length];
        var layout = inputs[0].Layout;
        for (var i = 0; i < inputs.Length; i++)
        {
            specs[i] = inputs[i].Spec;
            if (!ReferenceEquals(inputs[i].Layout, layout))
            {
                var joint = Shape.TryBroadcast(layout.Shape, inputs[i].Shape) ?? throw DoNotBroadcast(specs[..(i + 1)]);
                layout = joint == layout.Shape ? layout
                    : joint == inputs[i].Shape ? inputs[i].Layout
                    : Layout.Contiguous(joint);
            }
        }

        if (!layout.IsContiguous)
        {
            layout = Layout.Contiguous(layout.Shape);
        }

        var program = Program(specs);
        var result = Tensor.Allocate(DType.Of(program.Outputs[0].Value.Type), layout);
        var rank = layout.Shape.Rank;
        Span<nint> strides = stackalloc nint[(inputs.Length + 1) * rank];
        var operands = stackalloc nint[inputs.Length + 1];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i].Layout.BroadcastStrides(layout.Shape, strides.Slice(i * rank, rank));
            operands[i] = inputs[i].View.Address;
        }

        layout.Strides.CopyTo(strides[(inputs.Length * rank)..]);
        operands[inputs.Length] = result.View.Address;
        Loop.Bind(program, layout.Shape.Sizes, strides).Run(operands);
        foreach (var input in inputs)
        {
            GC.KeepAlive(input);
        }

        return result;
    }

    /// <summary>A program with one output.</summary>
    protected static LoopProgram Map(Scalar body, params ImmutableArray<ElementType> inputs)
        => new(inputs, [new LoopOutput(body)]);

    private ShapeException DoNotBroadcast(ReadOnlySpan<TensorSpec> inputs)
    {
        var shapes = string.Join(" and ", inputs.ToArray().Select(i => i.Shape));
        return new ShapeException(
            $"{Name}: shapes {shapes} do not broadcast: counted from the last axis, sizes must be equal or 1. Reshape or transpose one side.");
    }
}
