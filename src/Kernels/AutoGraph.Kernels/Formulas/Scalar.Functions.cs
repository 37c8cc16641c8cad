namespace AutoGraph.Kernels;

public sealed partial class Scalar
{
    /// <summary>Bool: both are equal; never for NaN.</summary>
    public static Scalar Equal(Scalar left, Scalar right) => Create(Primitive.Equal, left, right);

    /// <summary>Bool: both differ; always for NaN.</summary>
    public static Scalar NotEqual(Scalar left, Scalar right) => Create(Primitive.NotEqual, left, right);

    /// <summary>Logical and on Bool, bit by bit on integers.</summary>
    public static Scalar And(Scalar left, Scalar right) => Create(Primitive.And, left, right);

    /// <summary>Logical or on Bool, bit by bit on integers.</summary>
    public static Scalar Or(Scalar left, Scalar right) => Create(Primitive.Or, left, right);

    /// <summary>Exclusive or on Bool, bit by bit on integers.</summary>
    public static Scalar Xor(Scalar left, Scalar right) => Create(Primitive.Xor, left, right);

    /// <summary>The lesser; NaN when either is.</summary>
    public static Scalar Min(Scalar left, Scalar right) => Create(Primitive.Min, left, right);

    /// <summary>The greater; NaN when either is.</summary>
    public static Scalar Max(Scalar left, Scalar right) => Create(Primitive.Max, left, right);

    /// <summary>Left to the power of right; floating types. Constant powers -1, 1, 2 and 3 become products.</summary>
    public static Scalar Pow(Scalar left, Scalar right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        bool fits = !left.IsWeak && left.Type.IsFloating() && (right.IsWeak || right.Type == left.Type);
        return (fits ? right.ConstantValue : double.NaN) switch
        {
            1 => left,
            2 => left * left,
            3 => left * left * left,
            -1 => 1 / left,
            _ => Create(Primitive.Power, left, right),
        };
    }

    /// <summary>The angle of the point (right, left); floating types.</summary>
    public static Scalar Atan2(Scalar left, Scalar right) => Create(Primitive.Atan2, left, right);

    /// <summary>Logical not on Bool, bit by bit on integers.</summary>
    public static Scalar Not(Scalar operand) => Create(Primitive.Not, operand);

    /// <summary>Bool: the operand is not a number; false for integers.</summary>
    public static Scalar IsNaN(Scalar operand) => Create(Primitive.IsNaN, operand);

    /// <summary>The distance from 0.</summary>
    public static Scalar Abs(Scalar operand) => Create(Primitive.Abs, operand);

    /// <summary>-1, 0 or 1; NaN for NaN.</summary>
    public static Scalar Sign(Scalar operand) => Create(Primitive.Sign, operand);

    /// <summary>The next whole number downwards.</summary>
    public static Scalar Floor(Scalar operand) => Create(Primitive.Floor, operand);

    /// <summary>The next whole number upwards.</summary>
    public static Scalar Ceiling(Scalar operand) => Create(Primitive.Ceiling, operand);

    /// <summary>The nearest whole number, halves to even.</summary>
    public static Scalar Round(Scalar operand) => Create(Primitive.Round, operand);

    /// <summary>The next whole number towards 0.</summary>
    public static Scalar Truncate(Scalar operand) => Create(Primitive.Truncate, operand);

    /// <summary>Square root; floating types.</summary>
    public static Scalar Sqrt(Scalar operand) => Create(Primitive.Sqrt, operand);

    /// <summary>One over the square root; floating types.</summary>
    public static Scalar Rsqrt(Scalar operand) => Create(Primitive.Rsqrt, operand);

    /// <summary>e to the operand; floating types.</summary>
    public static Scalar Exp(Scalar operand) => Create(Primitive.Exp, operand);

    /// <summary>e to the operand minus 1, accurate near 0; floating types.</summary>
    public static Scalar Expm1(Scalar operand) => Create(Primitive.Expm1, operand);

    /// <summary>Natural logarithm; floating types.</summary>
    public static Scalar Log(Scalar operand) => Create(Primitive.Log, operand);

    /// <summary>Natural logarithm of 1 plus the operand, accurate near 0; floating types.</summary>
    public static Scalar Log1p(Scalar operand) => Create(Primitive.Log1p, operand);

    /// <summary>Sine of radians; floating types.</summary>
    public static Scalar Sin(Scalar operand) => Create(Primitive.Sin, operand);

    /// <summary>Cosine of radians; floating types.</summary>
    public static Scalar Cos(Scalar operand) => Create(Primitive.Cos, operand);

    /// <summary>Tangent of radians; floating types.</summary>
    public static Scalar Tan(Scalar operand) => Create(Primitive.Tan, operand);

    /// <summary>Inverse sine; floating types.</summary>
    public static Scalar Asin(Scalar operand) => Create(Primitive.Asin, operand);

    /// <summary>Inverse cosine; floating types.</summary>
    public static Scalar Acos(Scalar operand) => Create(Primitive.Acos, operand);

    /// <summary>Inverse tangent; floating types.</summary>
    public static Scalar Atan(Scalar operand) => Create(Primitive.Atan, operand);

    /// <summary>Hyperbolic sine; floating types.</summary>
    public static Scalar Sinh(Scalar operand) => Create(Primitive.Sinh, operand);

    /// <summary>Hyperbolic cosine; floating types.</summary>
    public static Scalar Cosh(Scalar operand) => Create(Primitive.Cosh, operand);

    /// <summary>Hyperbolic tangent; floating types.</summary>
    public static Scalar Tanh(Scalar operand) => Create(Primitive.Tanh, operand);

    /// <summary>1 / (1 + e⁻ˣ); floating types.</summary>
    public static Scalar Sigmoid(Scalar operand) => Create(Primitive.Sigmoid, operand);

    /// <summary>The error function; floating types.</summary>
    public static Scalar Erf(Scalar operand) => Create(Primitive.Erf, operand);

    /// <summary>One branch where <paramref name="condition"/> (Bool) is true, the other elsewhere.</summary>
    public static Scalar Select(Scalar condition, Scalar whenTrue, Scalar whenFalse)
        => condition is { Primitive: Primitive.Constant, Type: ElementType.Bool }
            && !whenTrue.IsWeak && !whenFalse.IsWeak && whenTrue.Type == whenFalse.Type
            ? (condition.Payload != 0 ? whenTrue : whenFalse)
            : Create(Primitive.Select, condition, whenTrue, whenFalse);

    /// <summary>left · right + addend, rounded once; floating types.</summary>
    public static Scalar FusedMultiplyAdd(Scalar left, Scalar right, Scalar addend)
        => Create(Primitive.FusedMultiplyAdd, left, right, addend);

    /// <summary>The operand as another type: to integers saturating (NaN is 0), between integers wrapping.</summary>
    public static Scalar Cast(Scalar operand, ElementType type) => CastTo(operand, type);

    /// <summary>This value as another type: to integers saturating (NaN is 0), between integers wrapping.</summary>
    public Scalar Cast(ElementType type) => CastTo(this, type);
}
