namespace AutoGraph.Kernels;

public sealed partial class Scalar
{
    /// <summary>Sum of numbers.</summary>
    public static Scalar operator +(Scalar left, Scalar right) => Create(Primitive.Add, left, right);

    /// <summary>Difference of numbers.</summary>
    public static Scalar operator -(Scalar left, Scalar right) => Create(Primitive.Subtract, left, right);

    /// <summary>Product of numbers.</summary>
    public static Scalar operator *(Scalar left, Scalar right) => Create(Primitive.Multiply, left, right);

    /// <summary>Quotient; of integers truncated as in C#, and 0 where the divisor is 0.</summary>
    public static Scalar operator /(Scalar left, Scalar right) => Create(Primitive.Divide, left, right);

    /// <summary>Remainder with the sign of the dividend as in C#; of integers 0 where the divisor is 0.</summary>
    public static Scalar operator %(Scalar left, Scalar right) => Create(Primitive.Remainder, left, right);

    /// <summary>Minus the operand.</summary>
    public static Scalar operator -(Scalar operand) => Create(Primitive.Negate, operand);

    /// <summary>Bool: left is less.</summary>
    public static Scalar operator <(Scalar left, Scalar right) => Create(Primitive.Less, left, right);

    /// <summary>Bool: left is greater.</summary>
    public static Scalar operator >(Scalar left, Scalar right) => Create(Primitive.Less, right, left);

    /// <summary>Bool: left is less or equal.</summary>
    public static Scalar operator <=(Scalar left, Scalar right) => Create(Primitive.LessOrEqual, left, right);

    /// <summary>Bool: left is greater or equal.</summary>
    public static Scalar operator >=(Scalar left, Scalar right) => Create(Primitive.LessOrEqual, right, left);

    /// <summary>Logical and on Bool, bit by bit on integers.</summary>
    public static Scalar operator &(Scalar left, Scalar right) => Create(Primitive.And, left, right);

    /// <summary>Logical or on Bool, bit by bit on integers.</summary>
    public static Scalar operator |(Scalar left, Scalar right) => Create(Primitive.Or, left, right);

    /// <summary>Exclusive or on Bool, bit by bit on integers.</summary>
    public static Scalar operator ^(Scalar left, Scalar right) => Create(Primitive.Xor, left, right);

    /// <summary>Logical not on Bool.</summary>
    public static Scalar operator !(Scalar operand) => Create(Primitive.Not, operand);

    /// <summary>Bit by bit not on integers.</summary>
    public static Scalar operator ~(Scalar operand) => Create(Primitive.Not, operand);
}
