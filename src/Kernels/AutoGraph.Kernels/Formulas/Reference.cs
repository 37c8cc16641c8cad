namespace AutoGraph.Kernels;

/// <summary>
/// The meaning of the primitives, one value at a time in double or 64-bit integers: slow, plain, obeyed.
/// </summary>
internal static class Reference
{
    /// <summary>Applies a primitive to values as <see cref="Number"/> keeps them.</summary>
    /// <param name="primitive">What to do.</param>
    /// <param name="type">The type of the result.</param>
    /// <param name="operandType">The type of the first operand.</param>
    /// <param name="a">First operand.</param>
    /// <param name="b">Second operand, if any.</param>
    /// <param name="c">Third operand, if any.</param>
    public static long Apply(
        Primitive primitive, ElementType type, ElementType operandType, long a, long b, long c)
    {
        if (primitive == Primitive.Select)
        {
            return a != 0 ? b : c;
        }

        if (primitive == Primitive.Cast)
        {
            return Number.Convert(a, operandType, type);
        }

        if (operandType.IsFloating())
        {
            double x = BitConverter.Int64BitsToDouble(a);
            double y = BitConverter.Int64BitsToDouble(b);
            return type == ElementType.Bool ? Compare(primitive, x, y)
                : Number.FromDouble(Floating(primitive, x, y, BitConverter.Int64BitsToDouble(c)), type);
        }

        return operandType == ElementType.UInt64
            ? Unsigned(primitive, (ulong)a, (ulong)b)
            : Number.FromLong(Signed(primitive, operandType, a, b), type);
    }

    private static long Compare(Primitive primitive, double x, double y) => primitive switch
    {
        Primitive.Less => x < y,
        Primitive.LessOrEqual => x <= y,
        Primitive.Equal => x == y,
        Primitive.NotEqual => x != y,
        _ => double.IsNaN(x),
    } ? 1 : 0;

    private static double Floating(Primitive primitive, double x, double y, double z) => primitive switch
    {
        Primitive.Add => x + y,
        Primitive.Subtract => x - y,
        Primitive.Multiply => x * y,
        Primitive.Divide => x / y,
        Primitive.Remainder => x % y,
        Primitive.Min => Math.Min(x, y),
        Primitive.Max => Math.Max(x, y),
        Primitive.Power => Math.Pow(x, y),
        Primitive.Atan2 => Math.Atan2(x, y),
        Primitive.FusedMultiplyAdd => Math.FusedMultiplyAdd(x, y, z),
        Primitive.Negate => -x,
        Primitive.Abs => Math.Abs(x),
        Primitive.Sign => double.IsNaN(x) ? x : Math.Sign(x),
        Primitive.Floor => Math.Floor(x),
        Primitive.Ceiling => Math.Ceiling(x),
        Primitive.Round => Math.Round(x, MidpointRounding.ToEven),
        Primitive.Truncate => Math.Truncate(x),
        Primitive.Sqrt => Math.Sqrt(x),
        Primitive.Rsqrt => 1 / Math.Sqrt(x),
        Primitive.Exp => Math.Exp(x),
        Primitive.Expm1 => Precise.Expm1(x),
        Primitive.Log => Math.Log(x),
        Primitive.Log1p => Precise.Log1p(x),
        Primitive.Sin => Math.Sin(x),
        Primitive.Cos => Math.Cos(x),
        Primitive.Tan => Math.Tan(x),
        Primitive.Asin => Math.Asin(x),
        Primitive.Acos => Math.Acos(x),
        Primitive.Atan => Math.Atan(x),
        Primitive.Sinh => Math.Sinh(x),
        Primitive.Cosh => Math.Cosh(x),
        Primitive.Tanh => Math.Tanh(x),
        Primitive.Sigmoid => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x)),
        Primitive.Erf => Precise.Erf(x),
        _ => throw new ArgumentOutOfRangeException(nameof(primitive), primitive, "Not a floating primitive."),
    };

    private static long Signed(Primitive primitive, ElementType type, long x, long y) => primitive switch
    {
        Primitive.Add => x + y,
        Primitive.Subtract => x - y,
        Primitive.Multiply => x * y,
        Primitive.Divide => y == 0 ? 0 : y == -1 ? -x : x / y,
        Primitive.Remainder => y is 0 or -1 ? 0 : x % y,
        Primitive.Min => Math.Min(x, y),
        Primitive.Max => Math.Max(x, y),
        Primitive.And => x & y,
        Primitive.Or => x | y,
        Primitive.Xor => x ^ y,
        Primitive.Less => x < y ? 1 : 0,
        Primitive.LessOrEqual => x <= y ? 1 : 0,
        Primitive.Equal => x == y ? 1 : 0,
        Primitive.NotEqual => x != y ? 1 : 0,
        Primitive.Negate => -x,
        Primitive.Abs => x < 0 ? -x : x,
        Primitive.Sign => Math.Sign(x),
        Primitive.Not => type == ElementType.Bool ? 1 - x : ~x,
        Primitive.IsNaN => 0,
        _ => x,
    };

    private static long Unsigned(Primitive primitive, ulong x, ulong y) => primitive switch
    {
        Primitive.Divide => y == 0 ? 0 : (long)(x / y),
        Primitive.Remainder => y == 0 ? 0 : (long)(x % y),
        Primitive.Min => (long)Math.Min(x, y),
        Primitive.Max => (long)Math.Max(x, y),
        Primitive.Less => x < y ? 1 : 0,
        Primitive.LessOrEqual => x <= y ? 1 : 0,
        Primitive.Abs => (long)x,
        Primitive.Sign => x == 0 ? 0 : 1,
        _ => Signed(primitive, ElementType.UInt64, (long)x, (long)y),
    };
}
