namespace AutoGraph;

/// <summary>What operators and operations take: a <see cref="Tensor"/>, or a <c>Variable</c>,
/// which gives its value of the moment.</summary>
/// <remarks>Every operation is a static method here (<c>Tensor.Square(x)</c>) and, where it reads better,
/// an instance method.</remarks>
public abstract partial class Operand
{
    private protected Operand()
    {
    }

    /// <summary>The type of the elements.</summary>
    public abstract DType DType { get; }

    /// <summary>The sizes; null where a symbolic tensor does not know them.</summary>
    public abstract Shape Shape { get; }

    /// <summary>The number of axes.</summary>
    public int Rank => Shape.Rank;

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Operand(int value) => (Tensor)value;

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Operand(long value) => (Tensor)value;

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Operand(float value) => (Tensor)value;

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Operand(double value) => (Tensor)value;

    /// <summary>A scalar literal; it takes the dtype of what it meets.</summary>
    public static implicit operator Operand(bool value) => (Tensor)value;

    /// <summary>The value: the tensor itself, or a read of the variable.</summary>
    internal abstract Tensor AsTensor();
}
