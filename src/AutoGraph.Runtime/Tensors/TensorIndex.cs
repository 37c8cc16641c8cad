namespace AutoGraph;

/// <summary>One part of an index: a place, a range, <c>NewAxis</c>, <c>Ellipsis</c>, or a scalar tensor. Made by
/// conversion.</summary>
public readonly struct TensorIndex
{
    private TensorIndex(IndexKind kind, int place = 0, PlaceSpan span = default, Operand? tensor = null)
    {
        Kind = kind;
        Place = place;
        Span = span;
        Tensor = tensor;
    }

    internal static TensorIndex OfNewAxis => new(IndexKind.NewAxis);

    internal static TensorIndex OfEllipsis => new(IndexKind.Ellipsis);

    internal IndexKind Kind { get; }

    /// <summary>Negative counts from the end.</summary>
    internal int Place { get; }

    internal PlaceSpan Span { get; }

    internal Operand? Tensor { get; }

    /// <summary>One place of an axis, which the result loses; negative counts from the end.</summary>
    public static implicit operator TensorIndex(int place) => new(IndexKind.Place, place);

    /// <summary>One place of an axis, which the result loses: <c>t[^1]</c>.</summary>
    public static implicit operator TensorIndex(Index place)
        => new(IndexKind.Place, place.IsFromEnd ? (place.Value == 0 ? int.MaxValue : -place.Value) : place.Value);

    /// <summary>Places of an axis one after the other: <c>t[1..^1]</c>. What lies outside of the axis is left
    /// out.</summary>
    public static implicit operator TensorIndex(Range places) => new(IndexKind.Span, span: PlaceSpan.Of(places));

    /// <summary>The place that an integer scalar names, as in a loop over an index.</summary>
    public static implicit operator TensorIndex(Operand place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return new TensorIndex(IndexKind.Tensor, tensor: place);
    }

    internal static TensorIndex OfSpan(PlaceSpan span)
        => span.Step != 0
            ? new TensorIndex(IndexKind.Span, span: span)
            : throw new ArgumentOutOfRangeException(nameof(span), "slice: the step must not be 0.");
}

/// <summary>What a part of an index is.</summary>
internal enum IndexKind : byte
{
    /// <summary>One place, known.</summary>
    Place,

    /// <summary>Several places.</summary>
    Span,

    /// <summary>A new axis.</summary>
    NewAxis,

    /// <summary>All axes that are not named.</summary>
    Ellipsis,

    /// <summary>One place that a tensor says.</summary>
    Tensor,
}
