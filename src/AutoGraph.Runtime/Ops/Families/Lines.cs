namespace AutoGraph.Ops;

/// <summary>The lines of a view along one axis, in row-major order of the other axes.</summary>
internal readonly struct Lines
{
    private readonly int[] sizes;
    private readonly nint[] strides;

    public Lines(Layout layout, int axis)
    {
        sizes = [.. layout.Shape.Sizes[..axis], .. layout.Shape.Sizes[(axis + 1)..]];
        strides = [.. layout.Strides[..axis], .. layout.Strides[(axis + 1)..]];
        Size = layout.Shape.Sizes[axis];
        Stride = layout.Strides[axis];
        Count = 1;
        foreach (var size in sizes)
        {
            Count *= size;
        }
    }

    /// <summary>How many lines there are.</summary>
    public long Count { get; }

    /// <summary>Elements of a line.</summary>
    public int Size { get; }

    /// <summary>From one element of a line to the next.</summary>
    public nint Stride { get; }

    /// <summary>Where a line starts, in elements.</summary>
    public nint Start(long line)
    {
        nint offset = 0;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            (line, var index) = Math.DivRem(line, sizes[i]);
            offset += (nint)index * strides[i];
        }

        return offset;
    }
}
