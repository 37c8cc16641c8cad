using AutoGraph.Ops;

namespace AutoGraph;

/// <summary>A part of a variable: a tensor of the moment it was taken, and a place to assign to: <c>v[0,
/// 0].Assign(3f)</c>.</summary>
public sealed class VariableSlice : Operand
{
    private readonly Variable variable;
    private readonly IndexStep[] steps;
    private readonly Tensor value;

    internal VariableSlice(Variable variable, ReadOnlySpan<TensorIndex> indices)
    {
        this.variable = variable;
        steps = [.. IndexPlan.Of(variable.Shape, indices)];
        value = IndexPlan.Read(variable.Read(), steps);
    }

    /// <inheritdoc/>
    public override DType DType => value.DType;

    /// <inheritdoc/>
    public override Shape Shape => value.Shape;

    /// <summary>The elements as they were when the part was taken.</summary>
    public static implicit operator Tensor(VariableSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return slice.value;
    }

    /// <summary>Replaces the elements of the part; the rest of the variable stays.</summary>
    /// <param name="tensor">The variable's dtype (a literal adapts); broadcasts to the part's shape.</param>
    /// <exception cref="ShapeException">It does not broadcast; nothing was changed.</exception>
    /// <exception cref="DTypeException">Another dtype; nothing was changed.</exception>
    public void Assign(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        Write(_ => tensor);
    }

    /// <summary>Adds to the elements of the part, as they are now.</summary>
    /// <inheritdoc cref="Assign"/>
    public void AssignAdd(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        Write(now => now + tensor);
    }

    /// <summary>Subtracts from the elements of the part, as they are now.</summary>
    /// <inheritdoc cref="Assign"/>
    public void AssignSub(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        Write(now => now - tensor);
    }

    /// <summary>The part as a tensor prints.</summary>
    public override string ToString() => value.ToString();

    internal override Tensor AsTensor() => value;

    private void Write(Func<Tensor, Tensor> change)
        => variable.Assign(IndexPlan.Write(variable.Read(), steps, part => Fit(change(part), part)));

    private Tensor Fit(Tensor tensor, Tensor part)
    {
        if (tensor.DType != part.DType)
        {
            Literals.Adapt($"assign to a part of variable '{variable.Name}'", ref tensor, ref part);
        }

        return Shape.TryBroadcast(tensor.Shape, part.Shape) is { } joint && joint == part.Shape
            ? Broadcasting.Redo(tensor, part)
            : throw new ShapeException(
                $"assign: the part of variable '{variable.Name}' has shape {part.Shape}, "
                + $"to which {tensor.Shape} does not broadcast.");
    }
}
