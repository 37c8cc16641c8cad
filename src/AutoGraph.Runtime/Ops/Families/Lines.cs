namespace AutoGraph.Ops;

/// <summary>The lines of a view along one axis, in row-major order of the other axes.</summary>
internal readonly struct Lines(Layout layout, int axis)
{
    /// <summary>How many lines there are.</summary>
    public long Count { get; } = layout.Count / Math.Max(1, layout.Shape.Sizes[axis]);

    /// <summary>Elements of a line.</summary>
    public int Size { get; } = layout.Shape.Sizes[axis];

    /// <summary>From one element of a line to the next.</summary>
    public nint Stride { get; } = layout.Strides[axis];

    /// <summary>Where a line starts, in elements.</summary>
    public nint Start(long line)
    {
        nint offset = 0;
        for (var i = layout.Shape.Rank - 1; i >= 0; i--)
        {
            if (i != axis)
            {
                (line, var index) = Math.DivRem(line, layout.Shape.Sizes[i]);
                offset += (nint)index * layout.Strides[i];
            }
        }

        return offset;
    }
}
