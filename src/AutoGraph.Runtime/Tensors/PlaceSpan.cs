namespace AutoGraph;

/// <summary>Places of an axis as Python writes them, <c>start:stop:step</c>; they mean something once the size of the
/// axis is known.</summary>
/// <param name="Start">Negative counts from the end; null for the end that the step leaves from.</param>
/// <param name="Stop">Not reached; negative counts from the end; null for all.</param>
/// <param name="Step">Not 0.</param>
internal readonly record struct PlaceSpan(int? Start, int? Stop, int Step)
{
    /// <summary>All places in order.</summary>
    public bool IsWhole => Step == 1 && Start is null or 0 && Stop is null;

    public static PlaceSpan Of(Range range)
        => new(FromFront(range.Start), range.End is { IsFromEnd: true, Value: 0 } ? null : FromFront(range.End), 1);

    /// <summary>The first place and the number of places; what lies outside of the axis is left out, as NumPy
    /// does.</summary>
    public (int Start, int Count) Within(int size)
    {
        // Going backwards, one place before the front is where the last step may end.
        var (low, high) = Step > 0 ? (0, size) : (-1, size - 1);
        var (from, to) = Step > 0 ? (low, high) : (high, low);
        var start = Start is { } first ? Math.Clamp(first < 0 ? first + size : first, low, high) : from;
        var stop = Stop is { } last ? Math.Clamp(last < 0 ? last + size : last, low, high) : to;
        var distance = Step > 0 ? (long)stop - start : (long)start - stop;
        var step = Math.Abs((long)Step);
        var count = (int)Math.Max(0, (distance + step - 1) / step);
        return (count == 0 ? 0 : start, count);
    }

    public override string ToString() => Step == 1 ? $"{Start}:{Stop}" : $"{Start}:{Stop}:{Step}";

    // ^0 lies behind the last place, however many there are.
    private static int FromFront(
        Index index) => !index.IsFromEnd ? index.Value : index.Value == 0 ? int.MaxValue : -index.Value;
}
