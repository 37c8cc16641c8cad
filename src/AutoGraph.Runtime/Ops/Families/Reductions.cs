namespace AutoGraph.Ops;

/// <summary>How reductions read their axis.</summary>
internal static class Reductions
{
    /// <summary>One axis, or all of them.</summary>
    public static Axes Axes(Tensor x, int? axis, string operation)
        => axis is { } one ? [x.Shape.Axis(one, operation)] : new Axes([.. Enumerable.Range(0, x.Rank)]);
}
