using System.Collections.Immutable;
using System.Globalization;

namespace AutoGraph.Generator.Checks;

/// <summary>The sizes of a tensor of known rank, by NumPy's rules; a size that is not known is -1.</summary>
internal sealed class Sizes(IEnumerable<int> values)
{
    public const int Unknown = -1;

    public static readonly Sizes Scalar = new([]);

    private readonly ImmutableArray<int> _values = [.. values];

    public int Rank => _values.Length;

    public bool IsKnown => _values.All(size => size >= 0);

    /// <summary>The number of elements; only when all sizes are known.</summary>
    public long Count => _values.Aggregate(1L, (count, size) => count * size);

    /// <summary>One element, or perhaps one: no size says otherwise.</summary>
    public bool MayBeSingle => _values.All(size => size is 1 or Unknown);

    public int this[int axis] => _values[axis];

    /// <summary>The size of an axis counted from the end, 1 being the last; 1 where there is none.</summary>
    public int FromEnd(int place) => place <= Rank ? _values[Rank - place] : 1;

    public Sizes Slice(int from, int to) => new(_values.Skip(from).Take(to - from));

    public Sizes Concat(params int[] more) => new(_values.Concat(more));

    public Sizes Reversed() => new(_values.Reverse());

    /// <summary>What both broadcast to; null when they do not fit.</summary>
    public static Sizes? Broadcast(Sizes left, Sizes right)
    {
        var result = new int[Math.Max(left.Rank, right.Rank)];
        for (var place = 1; place <= result.Length; place++)
        {
            var (a, b) = (left.FromEnd(place), right.FromEnd(place));
            if (a > 1 && b > 1 && a != b || a == 0 && b > 1 || b == 0 && a > 1) return null;
            // A size that is not known may turn out to be 1, and then the other one counts.
            result[result.Length - place] = a == 1 ? b : b == 1 || a == b ? a : Math.Max(a, b);
        }

        return new(result);
    }

    /// <summary>The same without some axes, or with 1 in their place; null when there is no such axis.</summary>
    public Sizes? Without(IEnumerable<int>? axes, bool keep)
    {
        var over = new HashSet<int>((axes ?? Enumerable.Range(0, Rank)).Select(axis => axis < 0 ? axis + Rank : axis));
        if (over.Any(axis => axis < 0 || axis >= Rank)) return null;
        return new(Enumerable.Range(0, Rank).Where(axis => keep || !over.Contains(axis))
            .Select(axis => over.Contains(axis) ? 1 : _values[axis]));
    }

    /// <summary>The shape that these elements take when asked for another; null when they do not fill it.</summary>
    public Sizes? Reshape(Sizes to)
    {
        if (!IsKnown) return to;
        var known = to._values.Where(size => size >= 0).Aggregate(1L, (count, size) => count * size);
        var missing = to._values.Count(size => size < 0);
        if (missing > 1) return to;
        if (missing == 0 ? known != Count : known == 0 || Count % known != 0) return null;
        return new(to._values.Select(size => size >= 0 ? size : (int)(Count / known)));
    }

    /// <summary>As the runtime writes it: <c>(2, 3)</c>, <c>(2,)</c>, <c>()</c>.</summary>
    public override string ToString()
    {
        var sizes = _values.Select(size => size < 0 ? "?" : size.ToString(CultureInfo.InvariantCulture));
        return Rank == 1 ? $"({sizes.First()},)" : $"({string.Join(", ", sizes)})";
    }
}
