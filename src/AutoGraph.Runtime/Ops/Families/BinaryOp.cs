using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>A formula of two inputs of one dtype.</summary>
/// <typeparam name="TSelf">The operation itself; it has no attributes, so there is one instance.</typeparam>
internal abstract record BinaryOp<TSelf> : ElementwiseOp
    where TSelf : BinaryOp<TSelf>, new()
{
    /// <summary>The one instance.</summary>
    protected static TSelf Instance { get; } = new();

    private static readonly LoopProgram?[] Programs = new LoopProgram?[16];
    private static readonly FormulaOp?[] LeftDerivatives = new FormulaOp?[16];
    private static readonly FormulaOp?[] RightDerivatives = new FormulaOp?[16];

    /// <summary>The dtypes it takes.</summary>
    protected virtual Accepts Accepts => Accepts.Numbers;

    /// <summary>Applies the operation; a literal takes the dtype of the other side.</summary>
    public static Tensor Apply(Tensor left, Tensor right)
    {
        if (left.DType != right.DType)
        {
            Literals.Adapt(Instance.Name, ref left, ref right);
        }

        return Dispatch.Single(Instance, left, right);
    }

    /// <inheritdoc/>
    public sealed override LoopProgram Program(ReadOnlySpan<TensorSpec> inputs)
    {
        var (left, right) = (inputs[0].DType, inputs[1].DType);
        if (left != right)
        {
            throw Literals.DoNotMix(Name, left, right);
        }

        if (left.StorageElement is { } known && Programs[(int)known] is { } program)
        {
            return program;
        }

        Accepts.Check(Name, left);
        var element = left.Element;
        return Programs[(int)element] = Map(Body(Scalar.Input(0, element), Scalar.Input(1, element)), element, element);
    }

    /// <inheritdoc/>
    public sealed override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        if (!outputs[0].DType.IsFloating || !inputs[0].DType.IsFloating)
        {
            return NoGradient;
        }

        var (left, right) = Gradient(upstream[0]!, inputs[0], inputs[1], outputs[0]);
        return [Broadcasting.Undo(left, inputs[0]), Broadcasting.Undo(right, inputs[1])];
    }

    /// <summary>The formula.</summary>
    protected abstract Scalar Body(Scalar left, Scalar right);

    /// <summary>The cotangents, in the shape of the result; unless overridden they follow from the formula.</summary>
    protected virtual (Tensor? Left, Tensor? Right) Gradient(Tensor upstream, Tensor left, Tensor right, Tensor result)
    {
        var element = left.DType.Element;
        var byLeft = LeftDerivatives[(int)element] ??= Derive($"{Name}'left", element, by: 1);
        var byRight = RightDerivatives[(int)element] ??= Derive($"{Name}'right", element, by: 2);
        return (Dispatch.Single(byLeft, upstream, left, right), Dispatch.Single(byRight, upstream, left, right));
    }

    private FormulaOp Derive(string title, ElementType element, int by)
        => FormulaOp.Reverse(title, Body(Scalar.Input(1, element), Scalar.Input(2, element)), by, inputs: 2);
}
