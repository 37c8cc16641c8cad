namespace AutoGraph;

public abstract partial class Operand
{
    /// <summary>Whether the elements are equal, with broadcasting; gives bool, not an answer about the objects:
    /// use <c>is null</c> for that.</summary>
    public static Tensor operator ==(Operand left, Operand right) => Equal(left.AsTensor(), right.AsTensor());

    /// <summary>Whether the elements are not equal, with broadcasting; gives bool.</summary>
    public static Tensor operator !=(Operand left, Operand right) => NotEqual(left.AsTensor(), right.AsTensor());

    /// <summary>Whether it is the same object; compare elements with ==.</summary>
    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>Of the object, not of the elements.</summary>
    public sealed override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
