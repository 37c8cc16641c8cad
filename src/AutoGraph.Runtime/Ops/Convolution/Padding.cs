using AutoGraph.Ops;

namespace AutoGraph;

/// <summary>What windows do at the borders of the spatial axes.</summary>
/// <remarks>The default value is <see cref="Valid"/>.</remarks>
public readonly struct Padding : IEquatable<Padding>
{
    private readonly bool isSame;
    private readonly Axes before;
    private readonly Axes after;

    private Padding(bool isSame, Axes before, Axes after)
    {
        this.isSame = isSame;
        this.before = before;
        this.after = after;
    }

    /// <summary>No padding: windows stay inside. The output has (size - extent) / stride + 1 places, rounded down.
    /// </summary>
    public static Padding Valid => default;

    /// <summary>As much padding as gives size / stride places, rounded up; where it is odd, the greater half comes
    /// behind, as in TensorFlow.</summary>
    public static Padding Same { get; } = new(true, default, default);

    /// <summary>True when the padding is given by numbers.</summary>
    internal bool IsExplicit => before.Count > 0;

    /// <summary>Equal paddings.</summary>
    public static bool operator ==(Padding left, Padding right) => left.Equals(right);

    /// <summary>The opposite of ==.</summary>
    public static bool operator !=(Padding left, Padding right) => !left.Equals(right);

    /// <summary>So many elements before and after, for each spatial axis or once for all.</summary>
    /// <exception cref="ShapeException">None is given, or one is negative.</exception>
    public static Padding Explicit(params ReadOnlySpan<(int Before, int After)> axes)
    {
        var before = new int[axes.Length];
        var after = new int[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            (before[i], after[i]) = axes[i];
        }

        return axes.Length > 0 && before.Min() >= 0 && after.Min() >= 0
            ? new Padding(false, new Axes(before), new Axes(after))
            : throw new ShapeException("padding: expected at least one pair of numbers of at least 0, got "
                + $"[{string.Join(", ", axes.ToArray())}].");
    }

    /// <inheritdoc/>
    public bool Equals(Padding other)
        => isSame == other.isSame && before.Equals(other.before) && after.Equals(other.after);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Padding other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(isSame, before, after);

    /// <summary>As it is named: <c>same</c>, <c>valid</c>, or the numbers.</summary>
    public override string ToString()
        => isSame ? "same" : IsExplicit ? $"before {before}, after {after}" : "valid";

    /// <summary>Throws when numbers are given for another number of axes.</summary>
    internal void Check(string operation, int axes)
    {
        if (before.Count > 1 && before.Count != axes)
        {
            throw new ShapeException($"{operation}: expected padding for one axis or {axes}, got {before.Count} pairs: "
                + $"{this}. Give one pair for each spatial axis.");
        }
    }

    /// <summary>The padding before the first element and how many places a window of an extent has.</summary>
    internal (int Before, int Output) Along(int axis, int input, int extent, int stride)
    {
        if (isSame)
        {
            var output = (int)(((long)input + stride - 1) / stride);
            var total = Math.Max(0, ((output - 1) * stride) + extent - input);
            return (total / 2, output);
        }

        var (first, last) = Amounts(axis);
        var room = first + input + last - extent;
        return (first, room < 0 ? 0 : (room / stride) + 1);
    }

    /// <summary>The size of an input that so many places of a window of an extent cover.</summary>
    internal int Covered(int axis, int output, int extent, int stride)
    {
        var (first, last) = Amounts(axis);
        return isSame ? output * stride
            : IsExplicit ? Math.Max(0, ((output - 1) * stride) + extent - first - last)
            : (output * stride) + Math.Max(0, extent - stride);
    }

    private (int Before, int After) Amounts(int axis)
    {
        var i = before.Count > 1 ? axis : 0;
        return IsExplicit ? (before[i], after[i]) : (0, 0);
    }
}
