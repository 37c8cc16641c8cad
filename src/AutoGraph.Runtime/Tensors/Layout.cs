namespace AutoGraph;

/// <summary>Where the elements of a tensor lie within a buffer: sizes, strides and the first element's place,
/// in elements.</summary>
internal sealed class Layout
{
    private readonly nint[] strides;

    public Layout(Shape shape, nint[] strides, nint offset)
    {
        Shape = shape;
        this.strides = strides;
        Offset = offset;
        Count = shape.ElementCount;
        IsPacked = AreRowMajor(shape.Sizes, strides, Count);
    }

    public static Layout Scalar { get; } = new(default, [], 0);

    public Shape Shape { get; }

    public ReadOnlySpan<nint> Strides => strides;

    public nint Offset { get; }

    public long Count { get; }

    /// <summary>Row-major without gaps.</summary>
    public bool IsPacked { get; }

    /// <summary>Row-major without gaps from the buffer's start.</summary>
    public bool IsContiguous => IsPacked && Offset == 0;

    public static Layout Contiguous(Shape shape)
        => shape.Rank == 0 ? Scalar : new(shape, PackedStrides(shape.Sizes), 0);

    /// <summary>Strides that read this layout as if it had a shape that it broadcasts to.</summary>
    public void BroadcastStrides(Shape to, Span<nint> result)
    {
        var missing = to.Rank - Shape.Rank;
        result[..missing].Clear();
        for (var i = 0; i < Shape.Rank; i++)
        {
            result[missing + i] = Shape.Sizes[i] == 1 ? 0 : strides[i];
        }
    }

    public Layout Broadcast(Shape to)
    {
        var result = new nint[to.Rank];
        BroadcastStrides(to, result);
        return new Layout(to, result, Offset);
    }

    /// <summary>The same elements in another shape, when that takes no copy; else null.</summary>
    public Layout? TryReshape(Shape to)
    {
        if (Count == 0 || IsContiguous)
        {
            return Contiguous(to);
        }

        // NumPy's walk: match the shortest groups of old and new axes of equal size; a group must be one run in memory.
        var (oldSizes, oldStrides) = WithoutOnes();
        var result = new nint[to.Rank];
        int oldStart = 0, newStart = 0;
        while (newStart < to.Rank && oldStart < oldSizes.Count)
        {
            int oldEnd = oldStart + 1, newEnd = newStart + 1;
            long oldGroup = oldSizes[oldStart], newGroup = to.Sizes[newStart];
            while (oldGroup != newGroup)
            {
                if (newGroup < oldGroup)
                {
                    newGroup *= to.Sizes[newEnd++];
                }
                else
                {
                    oldGroup *= oldSizes[oldEnd++];
                }
            }

            for (var i = oldStart; i < oldEnd - 1; i++)
            {
                if (oldStrides[i] != oldStrides[i + 1] * oldSizes[i + 1])
                {
                    return null;
                }
            }

            var stride = oldStrides[oldEnd - 1];
            for (var i = newEnd - 1; i >= newStart; i--)
            {
                result[i] = stride;
                stride *= to.Sizes[i];
            }

            (oldStart, newStart) = (oldEnd, newEnd);
        }

        // What is left of the new shape are sizes of 1, whose strides are never used.
        return new Layout(to, result, Offset);
    }

    /// <summary>The first rows, as if they were all, from the buffer's start.</summary>
    public Layout FirstRows(int rows) => new(Shape.WithRows(rows), strides, 0);

    private (List<int> Sizes, List<nint> Strides) WithoutOnes()
    {
        var sizes = new List<int>(Shape.Rank);
        var kept = new List<nint>(Shape.Rank);
        for (var i = 0; i < Shape.Rank; i++)
        {
            if (Shape.Sizes[i] != 1)
            {
                sizes.Add(Shape.Sizes[i]);
                kept.Add(strides[i]);
            }
        }

        return (sizes, kept);
    }

    public Layout Permute(ReadOnlySpan<int> axes)
    {
        var sizes = new int[axes.Length];
        var permuted = new nint[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            sizes[i] = Shape.Sizes[axes[i]];
            permuted[i] = strides[axes[i]];
        }

        return new Layout(new Shape(sizes), permuted, Offset);
    }

    private static nint[] PackedStrides(ReadOnlySpan<int> sizes)
    {
        var result = new nint[sizes.Length];
        nint stride = 1;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            result[i] = stride;
            stride *= sizes[i];
        }

        return result;
    }

    private static bool AreRowMajor(ReadOnlySpan<int> sizes, ReadOnlySpan<nint> strides, long count)
    {
        nint expected = 1;
        for (var i = sizes.Length - 1; i >= 0 && count > 0; i--)
        {
            if (sizes[i] != 1 && strides[i] != expected)
            {
                return false;
            }

            expected *= sizes[i];
        }

        return true;
    }
}
