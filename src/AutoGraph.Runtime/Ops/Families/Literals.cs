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

        if (CanBecome(left, right.DType))
        {
            left = left.Convert(right.DType);
        }
        else if (CanBecome(right, left.DType))
        {
            right = right.Convert(left.DType);
        }
        else
        {
            throw DoNotMix(operation, left.DType, right.DType);
        }
    }

    /// <summary>Whether a tensor is a literal that takes a dtype without losing what was written.</summary>
    public static bool CanBecome(Tensor tensor, DType dtype)
        => tensor.IsWeak && (tensor.DType.IsInteger ? dtype.IsNumeric : tensor.DType.IsFloating && dtype.IsFloating);

    public static DTypeException DoNotMix(string operation, DType left, DType right) => new(
        $"{operation}: {left} and {right} do not mix, and nothing is converted in silence; use "
            + $"Cast({(left.IsFloating ? left : right)}) on the other side.");
}
