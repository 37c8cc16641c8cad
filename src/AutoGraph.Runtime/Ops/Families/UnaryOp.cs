using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>A formula of one input.</summary>
/// <typeparam name="TSelf">The operation itself; it has no attributes, so there is one instance.</typeparam>
internal abstract record UnaryOp<TSelf> : ElementwiseOp
    where TSelf : UnaryOp<TSelf>, new()
{
    private static readonly TSelf Instance = new();
    private static readonly LoopProgram?[] Programs = new LoopProgram?[16];
    private static readonly FormulaOp?[] Derivatives = new FormulaOp?[16];

    /// <summary>The dtypes it takes.</summary>
    protected virtual Accepts Accepts => Accepts.Floating;

    /// <summary>Applies the operation.</summary>
    public static Tensor Apply(Tensor x) => Dispatch.Single(Instance, x);

    /// <inheritdoc/>
    public sealed override LoopProgram Program(ReadOnlySpan<TensorSpec> inputs)
    {
        if (inputs[0].DType.StorageElement is { } known && Programs[(int)known] is { } program)
        {
            return program;
        }

        Accepts.Check(Name, inputs[0].DType);
        var element = inputs[0].DType.Element;
        return Programs[(int)element] = Map(Body(Scalar.Input(0, element)), element);
    }

    /// <inheritdoc/>
    public sealed override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        => outputs[0].DType.IsFloating && inputs[0].DType.IsFloating
            ? [Gradient(upstream[0]!, inputs[0], outputs[0])]
            : NoGradient;

    /// <summary>The formula.</summary>
    protected abstract Scalar Body(Scalar x);

    /// <summary>The cotangent of x; unless overridden it follows from the formula.</summary>
    protected virtual Tensor? Gradient(Tensor upstream, Tensor x, Tensor y)
    {
        var element = x.DType.Element;
        var reverse = Derivatives[(int)element] ??= FormulaOp.Reverse($"{Name}'", Body(Scalar.Input(1, element)),
            by: 1, inputs: 1);
        return Dispatch.Single(reverse, upstream, x);
    }
}
