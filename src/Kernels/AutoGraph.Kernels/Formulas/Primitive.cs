namespace AutoGraph.Kernels;

/// <summary>What a node of a formula does. Every primitive rounds or wraps to the type of its node.</summary>
public enum Primitive : byte
{
    /// <summary>An input of the formula, by index.</summary>
    Input,

    /// <summary>A number known when the formula is written.</summary>
    Constant,

    /// <summary>
    /// The operand converted: to integers saturating with NaN as 0, between integers wrapping, to Bool as "is not 0".
    /// </summary>
    Cast,

    /// <summary>Sum; integers wrap.</summary>
    Add,

    /// <summary>Difference; integers wrap.</summary>
    Subtract,

    /// <summary>Product; integers wrap.</summary>
    Multiply,

    /// <summary>
    /// Quotient; of integers truncated, 0 where the divisor is 0, wrapping for the smallest divided by -1.
    /// </summary>
    Divide,

    /// <summary>Remainder with the sign of the dividend; of integers 0 where the divisor is 0.</summary>
    Remainder,

    /// <summary>The lesser; NaN when either is.</summary>
    Min,

    /// <summary>The greater; NaN when either is.</summary>
    Max,

    /// <summary>Left to the power of right, as IEEE pow.</summary>
    Power,

    /// <summary>The angle of the point (right, left).</summary>
    Atan2,

    /// <summary>Logical on Bool, bit by bit on integers.</summary>
    And,

    /// <summary>Logical on Bool, bit by bit on integers.</summary>
    Or,

    /// <summary>Logical on Bool, bit by bit on integers.</summary>
    Xor,

    /// <summary>True where left &lt; right.</summary>
    Less,

    /// <summary>True where left ≤ right.</summary>
    LessOrEqual,

    /// <summary>True where both are equal; never for NaN.</summary>
    Equal,

    /// <summary>True where both differ; always for NaN.</summary>
    NotEqual,

    /// <summary>The second operand where the first is true, else the third.</summary>
    Select,

    /// <summary>First times second plus third, rounded once.</summary>
    FusedMultiplyAdd,

    /// <summary>Minus the operand.</summary>
    Negate,

    /// <summary>The distance from 0.</summary>
    Abs,

    /// <summary>-1, 0 or 1; NaN for NaN.</summary>
    Sign,

    /// <summary>Logical on Bool, bit by bit on integers.</summary>
    Not,

    /// <summary>True where the operand is not a number.</summary>
    IsNaN,

    /// <summary>The next whole number downwards.</summary>
    Floor,

    /// <summary>The next whole number upwards.</summary>
    Ceiling,

    /// <summary>The nearest whole number, halves to even.</summary>
    Round,

    /// <summary>The next whole number towards 0.</summary>
    Truncate,

    /// <summary>Square root, correctly rounded.</summary>
    Sqrt,

    /// <summary>One over the square root.</summary>
    Rsqrt,

    /// <summary>e to the operand.</summary>
    Exp,

    /// <summary>e to the operand minus 1, accurate near 0.</summary>
    Expm1,

    /// <summary>Natural logarithm.</summary>
    Log,

    /// <summary>Natural logarithm of 1 plus the operand, accurate near 0.</summary>
    Log1p,

    /// <summary>Sine of radians.</summary>
    Sin,

    /// <summary>Cosine of radians.</summary>
    Cos,

    /// <summary>Tangent of radians.</summary>
    Tan,

    /// <summary>Inverse sine.</summary>
    Asin,

    /// <summary>Inverse cosine.</summary>
    Acos,

    /// <summary>Inverse tangent.</summary>
    Atan,

    /// <summary>Hyperbolic sine.</summary>
    Sinh,

    /// <summary>Hyperbolic cosine.</summary>
    Cosh,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>The error function.</summary>
    Erf,
}
