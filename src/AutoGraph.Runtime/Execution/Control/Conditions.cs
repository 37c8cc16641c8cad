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

/// <summary>Specs of values that come from one of two places.</summary>
internal static class Specs
{
    /// <summary>What holds for both: sizes that differ become unknown.</summary>
    public static TensorSpec Join(TensorSpec left, TensorSpec right)
    {
        if (left.Shape == right.Shape)
        {
            return left;
        }

        if (left.Shape.Rank != right.Shape.Rank)
        {
            throw new StagingException(
                $"The two branches give shapes {left.Shape} and {right.Shape}; the number of axes must agree.");
        }

        var sizes = new int[left.Shape.Rank];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = left.Shape.Sizes[i] == right.Shape.Sizes[i] ? left.Shape.Sizes[i] : Shape.Unknown;
        }

        return left with { Shape = new Shape(sizes) };
    }
}
