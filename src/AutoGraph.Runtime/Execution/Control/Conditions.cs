namespace AutoGraph.Execution;

/// <summary>How conditions are read and joined.</summary>
internal static class Conditions
{
    /// <summary>The value of a concrete bool scalar.</summary>
    public static bool Read(Tensor condition)
    {
        Check(condition.Spec);
        return condition.ToScalar<bool>();
    }

    /// <summary>Throws when a tensor cannot decide a branch or a loop.</summary>
    public static void Check(TensorSpec condition)
    {
        if (condition.DType != DType.Bool || condition.Shape.Rank != 0)
        {
            throw new ShapeException(
                $"A condition must be a bool scalar, got {condition}. Compare with a value, and reduce with Any() or "
                + "All() if it has elements.");
        }
    }
}
