namespace AutoGraph;

/// <summary>The first operation that made a NaN or an infinity, while <see cref="AutoGraphOptions.CheckNumerics"/> is
/// on.</summary>
public sealed class NumericsException : AutoGraphException
{
    internal NumericsException(string operation, TensorSpec result, TensorSpec[] operands, long nans, long infinities)
        : base(
            $"{operation}: made {Count(nans, infinities)} in {result} from {string.Join(", ", operands)} without any. "
            + "Keep the operands in its domain (clip them, add a small number, scale a loss), or turn "
            + "AutoGraphOptions.CheckNumerics off.")
    {
        (Operation, Shape, DType, NaNCount, InfinityCount) = (operation, result.Shape, result.DType, nans, infinities);
    }

    /// <summary>Its name, as in a graph's text.</summary>
    public string Operation { get; }

    /// <summary>Of the result.</summary>
    public Shape Shape { get; }

    /// <summary>Of the result.</summary>
    public DType DType { get; }

    /// <summary>How many elements of the result are NaN; 0 where an operand had some already.</summary>
    public long NaNCount { get; }

    /// <summary>How many elements of the result are infinite; 0 where an operand had some already.</summary>
    public long InfinityCount { get; }

    private static string Count(long nans, long infinities)
        => infinities == 0 ? $"{nans} NaN"
            : (nans == 0 ? "" : $"{nans} NaN and ") + (infinities == 1 ? "1 infinity" : $"{infinities} infinities");
}
