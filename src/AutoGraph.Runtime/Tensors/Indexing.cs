namespace AutoGraph;

/// <summary>What stands in an index beside numbers and ranges; meant for <c>using static
/// AutoGraph.Indexing;</c>.</summary>
public static class Indexing
{
    /// <summary>A new axis of size 1 at this place: <c>t[NewAxis, Ellipsis]</c>.</summary>
    public static TensorIndex NewAxis { get; } = TensorIndex.OfNewAxis;

    /// <summary>All axes that no other index names; once at most.</summary>
    public static TensorIndex Ellipsis { get; } = TensorIndex.OfEllipsis;

    /// <summary>Every <paramref name="step"/>-th place, as Python's <c>start:stop:step</c>: <c>t[Slice(step: -1)]</c>
    /// reverses.</summary>
    /// <param name="start">The first place; negative counts from the end, null for the end that the step leaves
    /// from.</param>
    /// <param name="stop">Not reached; negative counts from the end, null for all up to the end.</param>
    /// <param name="step">Negative to go backwards; not 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0.</exception>
    public static TensorIndex Slice(
        int? start = null, int? stop = null, int step = 1) => TensorIndex.OfSpan(new PlaceSpan(start, stop, step));
}
