using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>An operation that is one formula, applied element by element with NumPy's broadcasting.</summary>
internal abstract record ElementwiseOp : Op
{
    /// <summary>The formula as a program, for inputs of these dtypes; throws when the operation does not take
    /// them.</summary>
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
    public sealed override double Flops(ReadOnlySpan<TensorSpec> inputs)
        => (double)Program(inputs).Cost * Infer(inputs)[0].Shape.ElementCount;

    /// <inheritdoc/>
    public sealed override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => [ExecuteSingle(inputs)];

    /// <inheritdoc/>
    public sealed override unsafe Tensor ExecuteSingle(ReadOnlySpan<Tensor> inputs)
    {
        var few = default(FewSpecs);
        var specs = inputs.Length <= FewSpecs.Length ? ((Span<TensorSpec>)few)[..inputs.Length]
            : new TensorSpec[inputs.Length];
        var layout = inputs[0].Layout;
        for (var i = 0; i < inputs.Length; i++)
        {
            specs[i] = inputs[i].Spec;
            if (specs[i].Shape != layout.Shape)
            {
                var joint = Shape.TryBroadcast(layout.Shape, specs[i].Shape) ?? throw DoNotBroadcast(specs[..(i + 1)]);
                layout = joint == layout.Shape ? layout
                    : joint == specs[i].Shape ? inputs[i].Layout
                    : Layout.Contiguous(joint);
            }
        }

        if (!layout.IsContiguous)
        {
            layout = Layout.Contiguous(layout.Shape);
        }

        var program = Program(specs);
        var result = Tensor.Allocate(DType.Of(program.Outputs[0].Value.Type), layout);
        if (layout.Count > 0)
        {
            Run(program, inputs, result);
        }

        return result;
    }

    /// <summary>Computes the elements of a result without gaps.</summary>
    private static unsafe void Run(LoopProgram program, ReadOnlySpan<Tensor> inputs, Tensor result)
    {
        var layout = result.Layout;
        var operands = stackalloc nint[inputs.Length + 1];
        var isFlat = layout.Count <= int.MaxValue && inputs.Length < 32;
        var singles = 0u;
        for (var i = 0; i < inputs.Length; i++)
        {
            var own = inputs[i].Layout;
            operands[i] = inputs[i].Address;
            singles |= own.Count == layout.Count ? 0 : 1u << i;
            isFlat &= own.Count == layout.Count ? own.IsContiguous : own.Count == 1;
        }

        operands[inputs.Length] = result.Address;
        var loop = isFlat ? FlatLoops.Of(program, (int)layout.Count, singles) : Bind(program, inputs, layout);
        loop.Run(operands);
        foreach (var input in inputs)
        {
            GC.KeepAlive(input);
        }

        GC.KeepAlive(result);
    }

    private static Loop Bind(LoopProgram program, ReadOnlySpan<Tensor> inputs, Layout layout)
    {
        var rank = layout.Shape.Rank;
        Span<nint> strides = stackalloc nint[(inputs.Length + 1) * rank];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i].Layout.BroadcastStrides(layout.Shape, strides.Slice(i * rank, rank));
        }

        layout.Strides.CopyTo(strides[(inputs.Length * rank)..]);
        return Loop.Bind(program, layout.Shape.Sizes, strides);
    }

    /// <summary>A program with one output.</summary>
    protected static LoopProgram Map(Scalar body, params ImmutableArray<ElementType> inputs)
        => new(inputs, [new LoopOutput(body)]);

    private ShapeException DoNotBroadcast(ReadOnlySpan<TensorSpec> inputs)
    {
        var shapes = string.Join(" and ", inputs.ToArray().Select(i => i.Shape));
        return new ShapeException(
            $"{Name}: shapes {shapes} do not broadcast: counted from the last axis, sizes must be equal or 1. "
                + "Reshape or transpose one side.");
    }

    /// <summary>Room for the inputs of nearly all operations, on the stack.</summary>
    [InlineArray(Length)]
    private struct FewSpecs
    {
        public const int Length = 4;

        private TensorSpec first;
    }
}
