namespace AutoGraph.Ops;

/// <summary>Literals are weak: they take the dtype of what they meet. Everything else must agree.</summary>
internal static class Literals
{
    /// <summary>Gives a literal on one side the dtype of the other side.</summary>
    public static void Adapt(string operation, ref Tensor left, ref Tensor right)
    {
        if (left.DType == right.DType)
        {
            return;
        }

        if (left.IsWeak && Fits(left.DType, right))
        {
            left = left.Convert(right.DType);
        }
        else if (right.IsWeak && Fits(right.DType, left))
        {
            right = right.Convert(left.DType);
        }
        else
        {
            throw DoNotMix(operation, left.DType, right.DType);
        }
    }

    public static DTypeException DoNotMix(string operation, DType left, DType right) => new(
        $"{operation}: {left} and {right} do not mix, and nothing is converted in silence; use "
            + $"Cast({(left.IsFloating ? left : right)}) on the other side.");

    private static bool Fits(DType literal, Tensor other)
        => literal == DType.Bool ? false
            : literal.IsInteger ? other.DType.IsNumeric
            : other.DType.IsFloating;
}
