namespace AutoGraph.Ops;

/// <summary>A view whose elements lie row by row without gaps: the view itself, or a copy. Keep it alive while it is
/// used.</summary>
internal readonly struct Packed
{
    private readonly Tensor? copy;

    public Packed(View view)
    {
        View = view;
        if (!IsPacked(view.Layout))
        {
            copy = Tensor.Allocate(DType.Of(view.Element), view.Shape);
            View = copy.View;
            Copies.Run(view, View);
        }
    }

    public View View { get; }

    /// <summary>Until here the copy must not go.</summary>
    public void KeepAlive() => GC.KeepAlive(copy);

    private static bool IsPacked(Layout layout)
    {
        if (layout.IsContiguous || layout.Count == 0)
        {
            return true;
        }

        nint expected = 1;
        for (var i = layout.Shape.Rank - 1; i >= 0; i--)
        {
            if (layout.Shape.Sizes[i] != 1 && layout.Strides[i] != expected)
            {
                return false;
            }

            expected *= layout.Shape.Sizes[i];
        }

        return true;
    }
}
