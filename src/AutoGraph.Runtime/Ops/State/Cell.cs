namespace AutoGraph.Ops;

/// <summary>The place of a variable's value; graphs refer to it, whatever value it holds.</summary>
internal sealed class Cell(Tensor initial, bool trainable, string name)
{
    private readonly Lock gate = new();
    private Tensor value = initial.Keep("variable");
    private bool isShared = true;
    private long version;

    public string Name { get; } = name;

    public bool Trainable { get; } = trainable;

    public TensorSpec Spec { get; } = initial.Spec;

    /// <summary>How often the value has changed. Who reads it before the value knows when what was made of the value is
    /// stale.</summary>
    public long Version => Volatile.Read(ref version);

    /// <summary>
    /// The value of the moment. Whoever holds it keeps it: later writes go elsewhere. Each read is an object of its
    /// own,
    /// so that a tape can tell reads apart, even of two variables that were given the same tensor.
    /// </summary>
    public Tensor Read()
    {
        lock (gate)
        {
            isShared = true;
            return value.Alias();
        }
    }

    /// <summary>Replaces the value.</summary>
    public void Write(Tensor tensor)
    {
        CheckFits(tensor.Spec);
        lock (gate)
        {
            value = tensor.Pack().Keep("assign");
            isShared = true;
            version++;
        }
    }

    /// <summary>The value for use within a running plan only, which promises not to let it out.</summary>
    public Tensor Peek() => value;

    /// <summary>Memory of the cell that may be overwritten with its next value: its own when nobody else holds it, else
    /// new memory.</summary>
    public Tensor BeginOverwrite()
    {
        lock (gate)
        {
            if (!isShared && value.Layout.IsContiguous)
            {
                return value;
            }

            return Tensor.Allocate(Spec.DType, Spec.Shape);
        }
    }

    /// <summary>Makes memory from <see cref="BeginOverwrite"/> the value.</summary>
    public void EndOverwrite(Tensor tensor)
    {
        lock (gate)
        {
            if (!ReferenceEquals(tensor, value))
            {
                value = tensor;
                isShared = false;
            }

            version++;
        }
    }

    /// <summary>Throws when a value cannot be assigned.</summary>
    public void CheckFits(TensorSpec spec)
    {
        if (spec.DType != Spec.DType)
        {
            throw new DTypeException($"assign: variable '{Name}' is {Spec.DType}, the value is {spec.DType}. Use "
                + $"Cast({Spec.DType}).");
        }

        if (!spec.Shape.Accepts(Spec.Shape))
        {
            throw new ShapeException($"assign: variable '{Name}' has shape {Spec.Shape}, the value has shape "
                + $"{spec.Shape}. Reshape the value, or make another variable.");
        }
    }
}

/// <summary>Reads a variable.</summary>
internal sealed record ReadVariable(Cell Cell) : Op
{
    public override Effect Effect => Effect.Reads;

    public override string Attributes => Cell.Name;

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs) => [Cell.Spec];

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs) => [Cell.Read()];

    public override Tensor ExecuteSingle(ReadOnlySpan<Tensor> inputs) => Cell.Read();

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
}

/// <summary>Replaces the value of a variable.</summary>
internal sealed record AssignVariable(Cell Cell) : Op
{
    public override Effect Effect => Effect.Writes;

    public override string Attributes => Cell.Name;

    public override TensorSpec[] Infer(ReadOnlySpan<TensorSpec> inputs)
    {
        Cell.CheckFits(inputs[0]);
        return [];
    }

    public override Tensor[] Execute(ReadOnlySpan<Tensor> inputs)
    {
        Cell.Write(inputs[0]);
        return [];
    }

    public override Tensor?[] Gradient(
        ReadOnlySpan<Tensor?> upstream, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => NoGradient;
}
