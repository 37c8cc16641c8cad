using AutoGraph.Ops;

namespace AutoGraph.Execution;

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

    /// <summary>A value of this kind that nobody reads, for a place that needs one; unknown sizes are 0.</summary>
    public static Tensor Placeholder(TensorSpec spec)
    {
        if (spec.DType.StorageElement is null)
        {
            return Lists.EmptyOf(spec.DType);
        }

        var sizes = spec.Shape.Sizes.ToArray();
        return Tensor.Repeated(spec.DType, 0, new Shape(Array.ConvertAll(sizes, size => Math.Max(size, 0))));
    }
}
