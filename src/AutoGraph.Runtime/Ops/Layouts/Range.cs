namespace AutoGraph.Ops;

/// <summary>start, start + step, … as long as stop is not reached;
/// for bounds that only the running graph knows.</summary>
/// <remarks>Three scalars of one dtype, numbers. Not differentiable.</remarks>
internal sealed record RangeOp : Op
{
    public static RangeOp Instance { get; } = new();

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        foreach (var input in inputs)
        {
            Accepts.Numbers.Check(Name, input.DType);
            if (input.Shape.Rank != 0 || input.DType != inputs[0].DType)
            {
                throw new ShapeException(
                    $"{Name}: expected three scalars of one dtype, got {inputs[0]}, {inputs[1]}, {inputs[2]}. Use "
                    + "Squeeze and Cast.");
            }
        }

        return [new(new Shape([Shape.Unknown]), inputs[0].DType)];
    }

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
    {
        var dtype = inputs[0].DType;
        var bounds = new double[inputs.Length];
        for (var i = 0; i < bounds.Length; i++)
        {
            bounds[i] = Numbers.ReadDouble(inputs[i].View.Address, dtype.Element);
        }

        var (start, stop, step) = (bounds[0], bounds[1], bounds[2]);
        if (step == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(inputs), step, "range: expected a step other than 0.");
        }

        var count = checked((int)Math.Max(0, Math.Ceiling((stop - start) / step)));
        var result = Tensor.Allocate(dtype, new Shape([count]));
        for (var i = 0; i < count; i++)
        {
            Numbers.Write(result.View.Address + (i * dtype.Size), dtype.Element, start + (i * step));
        }

        return [result];
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
}
