using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>Random elements: a function of the seed, or drawn from the process's generator when it runs, not when it is
/// traced.</summary>
/// <param name="To">The shape; where there is an input, the shape of that.</param>
/// <param name="DType">Of the elements.</param>
/// <param name="Seed">Null to draw.</param>
internal abstract record RandomOp(Shape To, DType DType, ulong? Seed) : KernelOp
{
    /// <summary>Whether the last input says where in the stream the numbers stand, as <see cref="RandomDraw"/> gives
    /// it.</summary>
    public bool IsDrawn { get; init; }

    /// <inheritdoc/>
    public override Effect Effect => Seed is null && !IsDrawn ? Effect.Writes : Effect.None;

    /// <inheritdoc/>
    public override string Attributes
        => Seed is { } seed ? $"{DType}{To}, seed {seed}" : IsDrawn ? $"{DType}{To}, drawn" : $"{DType}{To}";

    /// <inheritdoc/>
    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        inputs = IsDrawn ? inputs[..^1] : inputs;
        if (!To.IsKnown && inputs.IsEmpty)
        {
            throw new ShapeException($"{Name}: expected a shape whose sizes are all known, got {To}.");
        }

        CheckDType();
        return [new(inputs.IsEmpty ? To : inputs[0].Shape, DType)];
    }

    /// <inheritdoc/>
    public override void Run(ReadOnlySpan<View> inputs, ReadOnlySpan<View> outputs)
    {
        var count = outputs[0].Layout.Count;
        var (seed, offset) = Seed is { } given ? (given, 0UL)
            : IsDrawn ? RandomDraw.Read(inputs[^1])
            : RandomGenerator.Default.Draw(outputs[0].Element, count);
        Fill(outputs[0], count, seed, offset);
    }

    /// <inheritdoc/>
    public sealed override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => NoGradient;

    /// <summary>Writes the elements.</summary>
    protected abstract void Fill(View to, long count, ulong seed, ulong offset);

    /// <summary>Throws when there are no such elements.</summary>
    protected virtual void CheckDType()
    {
        if (DType != DType.Float32 && DType != DType.Float64)
        {
            throw new DTypeException($"{Name}: expected float32 or float64, got {DType}. Draw float32 and use Cast.");
        }
    }
}
