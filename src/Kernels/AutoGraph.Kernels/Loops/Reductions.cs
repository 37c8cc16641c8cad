namespace AutoGraph.Kernels;

/// <summary>Facts about reductions.</summary>
internal static class Reductions
{
    /// <summary>The value of nothing, as <see cref="Number"/> keeps it.</summary>
    public static long Identity(this Reduction reduction, ElementType type) => reduction switch
    {
        Reduction.Product => Number.FromLong(1, type),
        Reduction.All => 1,
        Reduction.Max when type.IsFloating() => Number.FromDouble(double.NegativeInfinity, type),
        Reduction.Min when type.IsFloating() => Number.FromDouble(double.PositiveInfinity, type),
        Reduction.Max => Number.FromDouble(double.NegativeInfinity, type),
        Reduction.Min => Number.FromDouble(double.PositiveInfinity, type),
        _ => 0,
    };

    /// <summary>The combining operation; a set mask is -1, so Any is the least and All the greatest.</summary>
    public static Type Operation(this Reduction reduction) => reduction switch
    {
        Reduction.Sum => typeof(Operations.Add),
        Reduction.Product => typeof(Operations.Multiply),
        Reduction.Max or Reduction.All => typeof(Operations.Max),
        _ => typeof(Operations.Min),
    };

    /// <summary>The combining operation as a primitive on computed values.</summary>
    public static Primitive Primitive(this Reduction reduction) => reduction switch
    {
        Reduction.Sum => Kernels.Primitive.Add,
        Reduction.Product => Kernels.Primitive.Multiply,
        Reduction.Max or Reduction.All => Kernels.Primitive.Max,
        _ => Kernels.Primitive.Min,
    };

    /// <summary>The formula that combines two partial results.</summary>
    public static Scalar Combine(this Reduction reduction, Scalar left, Scalar right) => reduction switch
    {
        Reduction.Sum => left + right,
        Reduction.Product => left * right,
        Reduction.Max => Scalar.Max(left, right),
        Reduction.Min => Scalar.Min(left, right),
        Reduction.Any => left | right,
        _ => left & right,
    };
}
