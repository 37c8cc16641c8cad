namespace AutoGraph.Kernels;

/// <summary>Which types a primitive accepts; the one place that throws for wrong ones.</summary>
internal static class PrimitiveRules
{
    /// <summary>How many operands a primitive takes.</summary>
    public static int Arity(this Primitive primitive) => primitive switch
    {
        Primitive.Input or Primitive.Constant => 0,
        Primitive.Select or Primitive.FusedMultiplyAdd => 3,
        >= Primitive.Add and <= Primitive.NotEqual => 2,
        _ => 1,
    };

    public static bool IsComparison(this Primitive primitive)
        => primitive is >= Primitive.Less and <= Primitive.NotEqual;

    /// <summary>
    /// False where operands of a narrow type, computed in a wider one, give a result of the narrow type.
    /// </summary>
    public static bool NeedsRounding(this Primitive primitive)
        => primitive is not (Primitive.Remainder or Primitive.Min or Primitive.Max or Primitive.And or Primitive.Or
            or Primitive.Xor or Primitive.Select or Primitive.Sign)
            and not (>= Primitive.Floor and <= Primitive.Truncate);

    /// <summary>True for functions of floating operands only.</summary>
    public static bool IsFloatingOnly(this Primitive primitive)
        => primitive is Primitive.Power or Primitive.Atan2 or Primitive.FusedMultiplyAdd or >= Primitive.Sqrt;

    /// <summary>True for what takes a dozen instructions or more.</summary>
    public static bool IsFunction(this Primitive primitive)
        => primitive is Primitive.Power or Primitive.Atan2 or >= Primitive.Exp;

    /// <summary>How much one element costs, in units of an addition; chunks are weighed by it.</summary>
    public static int Cost(this Primitive primitive) => primitive switch
    {
        Primitive.Input or Primitive.Constant => 0,
        Primitive.Divide or Primitive.Remainder or Primitive.Sqrt or Primitive.Rsqrt => 4,
        Primitive.Power or Primitive.Atan2 => 40,
        Primitive.Asin or Primitive.Acos or Primitive.Atan or Primitive.Sinh or Primitive.Cosh => 20,
        >= Primitive.Exp => 10,
        _ => 1,
    };

    /// <summary>The type of the result, or an exception that says what was expected.</summary>
    public static ElementType Infer(Primitive primitive, ReadOnlySpan<Scalar> operands)
    {
        var first = operands[0].Type;
        if (primitive == Primitive.Select)
        {
            Require(first == ElementType.Bool, primitive, "a Bool condition", operands);
            Require(operands[1].Type == operands[2].Type, primitive, "branches of one type", operands);
            return operands[1].Type;
        }

        for (int i = 1; i < operands.Length; i++)
        {
            Require(operands[i].Type == first, primitive, "operands of one type (Cast one of them)", operands);
        }

        switch (primitive)
        {
            case Primitive.And or Primitive.Or or Primitive.Xor or Primitive.Not:
                Require(!first.IsFloating(), primitive, "Bool or integers", operands);
                return first;
            case Primitive.Equal or Primitive.NotEqual:
                return ElementType.Bool;
            case Primitive.Less or Primitive.LessOrEqual or Primitive.IsNaN:
                Require(first != ElementType.Bool, primitive, "numbers", operands);
                return ElementType.Bool;
            default:
                Require(first != ElementType.Bool, primitive, "numbers (Cast the Bool)", operands);
                bool floating = !primitive.IsFloatingOnly() || first.IsFloating();
                Require(floating, primitive, "floating types (Cast the integers)", operands);
                return first;
        }
    }

    private static void Require(bool holds, Primitive primitive, string expected, ReadOnlySpan<Scalar> operands)
    {
        if (!holds)
        {
            var received = new string[operands.Length];
            for (int i = 0; i < received.Length; i++)
            {
                received[i] = operands[i].Type.ToString();
            }

            throw new ArgumentException($"{primitive} expects {expected}; received {string.Join(", ", received)}.");
        }
    }
}
