using System.Runtime.CompilerServices;

namespace AutoGraph.Ops;

/// <summary>A list of numbers that compares by value: axes, sizes, permutations, as attributes of operations.</summary>
[CollectionBuilder(typeof(Axes), nameof(Create))]
internal readonly struct Axes(int[]? items) : IEquatable<Axes>
{
    private readonly int[]? items = items;

    public int Count => items?.Length ?? 0;

    public ReadOnlySpan<int> Span => items;

    public int this[int index] => items![index];

    public static Axes Create(ReadOnlySpan<int> items) => new(items.ToArray());

    /// <summary>Axes counted from the front, in order, each once.</summary>
    public static Axes Normalize(ReadOnlySpan<int> axes, Shape shape, string operation)
    {
        var result = new int[axes.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = shape.Axis(axes[i], operation);
        }

        Array.Sort(result);
        for (var i = 1; i < result.Length; i++)
        {
            if (result[i] == result[i - 1])
            {
                throw new ShapeException($"{operation}: axis {result[i]} is given twice for shape {shape}.");
            }
        }

        return new Axes(result);
    }

    public bool Contains(int value) => Span.Contains(value);

    public bool Equals(Axes other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is Axes other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in Span)
        {
            hash = (hash * 31) + item;
        }

        return hash;
    }

    public ReadOnlySpan<int>.Enumerator GetEnumerator() => Span.GetEnumerator();

    public override string ToString() => $"[{string.Join(", ", items ?? [])}]";
}
