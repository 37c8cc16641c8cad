namespace AutoGraph.Ops;

/// <summary>What reductions share that are made of other operations.</summary>
internal static class Reductions
{
    /// <summary>One axis, or all of them.</summary>
    public static Axes Axes(Tensor x, int? axis, string operation)
        => axis is { } one ? [x.Shape.Axis(one, operation)] : new Axes([.. Enumerable.Range(0, x.Rank)]);

    /// <summary>How many elements a result is made of: a literal when the sizes are known, else a scalar of the dtype
    /// of x.</summary>
    public static Tensor Count(Tensor x, int[] axes)
    {
        var over = Ops.Axes.Normalize(axes, x.Shape, "count");
        var count = ElementCountOp.Of(x.Shape, over.Span);
        return count >= 0 ? count : Dispatch.Single(new ElementCountOp(over), x).Cast(x.DType);
    }

    /// <summary>The greatest elements, axes kept, as a number to subtract before exp: 0 where it is infinite, without a
    /// gradient.</summary>
    public static Tensor FiniteMax(Tensor x, int[] axes)
    {
        var max = Tensor.StopGradient(Tensor.Max(x, axes, keepDims: true));
        return Tensor.Where(Tensor.Less(Tensor.Abs(max), double.PositiveInfinity), max, 0);
    }

    /// <summary>Takes axes of size 1 away.</summary>
    public static Tensor Drop(Tensor kept, int[] axes)
    {
        var over = Ops.Axes.Normalize(axes, kept.Shape, "squeeze");
        for (var i = over.Count - 1; i >= 0; i--)
        {
            kept = Tensor.Squeeze(kept, over[i]);
        }

        return kept;
    }
}
