using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AutoGraph;

/// <summary>The sizes of a tensor along its axes; <c>null</c> is a size that is not known until the graph
/// runs.</summary>
/// <remarks>Written as a collection: <c>Shape s = [2, null, 3];</c>.
/// The default value is the shape of a scalar.</remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>, IEnumerable<int?>
{
    /// <summary>How an unknown size is kept.</summary>
    internal const int Unknown = -1;

    private readonly int[]? sizes;

    internal Shape(int[] sizes)
    {
        this.sizes = sizes;
    }

    /// <summary>The number of axes.</summary>
    public int Rank => sizes?.Length ?? 0;

    /// <summary>True when every size is known.</summary>
    public bool IsKnown
    {
        get
        {
            foreach (var size in Sizes)
            {
                if (size < 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The number of elements.</summary>
    /// <exception cref="ShapeException">A size is unknown.</exception>
    public long ElementCount
    {
        get
        {
            long count = 1;
            foreach (var size in Sizes)
            {
                if (size < 0)
                {
                    throw new ShapeException(
                        $"The number of elements of shape {this} is not known before the graph runs.");
                }

                count *= size;
            }

            return count;
        }
    }

    /// <summary>The sizes, unknown ones as -1.</summary>
    internal ReadOnlySpan<int> Sizes => sizes;

    /// <summary>One size; null when unknown. Counts from the end with <c>^1</c>.</summary>
    public int? this[Index axis]
    {
        get
        {
            var i = axis.GetOffset(Rank);
            if ((uint)i >= (uint)Rank)
            {
                throw new ShapeException($"Shape {this} has {Rank} axes: axis {axis} is out of range.");
            }

            return sizes![i] < 0 ? null : sizes[i];
        }
    }

    /// <summary>Equal ranks and sizes; unknown equals unknown.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>The opposite of ==.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>The shape with these sizes.</summary>
    public static implicit operator Shape(int[] sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        Check(sizes);
        return new Shape([.. sizes]);
    }

    /// <summary>The shape with these sizes; null for an unknown one.</summary>
    /// <exception cref="ShapeException">A size is negative.</exception>
    public static Shape Create(ReadOnlySpan<int?> sizes)
    {
        var copy = new int[sizes.Length];
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = sizes[i] ?? Unknown;
            if (sizes[i] < 0)
            {
                throw new ShapeException(
                    $"A size cannot be negative, got {sizes[i]} on axis {i}. Write null for an unknown size.");
            }
        }

        return new Shape(copy);
    }

    /// <inheritdoc/>
    public bool Equals(Shape other) => Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var size in Sizes)
        {
            hash = (hash * 31) + size;
        }

        return hash;
    }

    /// <summary>The sizes in order.</summary>
    public IEnumerator<int?> GetEnumerator()
    {
        for (var i = 0; i < Rank; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The sizes as an array.</summary>
    /// <exception cref="ShapeException">A size is unknown.</exception>
    public int[] ToArray()
    {
        if (!IsKnown)
        {
            throw new ShapeException($"Shape {this} has sizes that are not known before the graph runs.");
        }

        return Sizes.ToArray();
    }

    /// <summary>As Python writes it: <c>(2, 3)</c>, <c>(2,)</c>, <c>()</c>; an unknown size is <c>?</c>.</summary>
    public override string ToString()
    {
        if (Rank == 0)
        {
            return "()";
        }

        var parts = new string[Rank];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = sizes![i] < 0 ? "?" : sizes[i].ToString(CultureInfo.InvariantCulture);
        }

        return Rank == 1 ? $"({parts[0]},)" : $"({string.Join(", ", parts)})";
    }

    /// <summary>The shape that both broadcast to by NumPy's rules; null when they do not fit.</summary>
    internal static Shape? TryBroadcast(Shape left, Shape right)
    {
        if (left.sizes == right.sizes)
        {
            return left;
        }

        var rank = Math.Max(left.Rank, right.Rank);
        var result = new int[rank];
        for (var i = 1; i <= rank; i++)
        {
            var a = i <= left.Rank ? left.sizes![^i] : 1;
            var b = i <= right.Rank ? right.sizes![^i] : 1;
            if (a == 1)
            {
                result[^i] = b;
            }
            else if (b == 1 || a == b)
            {
                result[^i] = a;
            }
            else if (a == Unknown)
            {
                result[^i] = b;
            }
            else if (b == Unknown)
            {
                result[^i] = a;
            }
            else
            {
                return null;
            }
        }

        return result.AsSpan().SequenceEqual(left.Sizes) ? left
            : result.AsSpan().SequenceEqual(right.Sizes) ? right
            : new Shape(result);
    }

    /// <summary>True when a value of the other shape can stand where this one is declared.</summary>
    internal bool Accepts(Shape other)
    {
        if (Rank != other.Rank)
        {
            return false;
        }

        for (var i = 0; i < Rank; i++)
        {
            if (sizes![i] >= 0 && sizes[i] != other.sizes![i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same with another size of the first axis.</summary>
    internal Shape WithRows(int rows)
    {
        var result = Sizes.ToArray();
        result[0] = rows;
        return new Shape(result);
    }

    /// <summary>The axis counted from the front, -1 being the last.</summary>
    internal int Axis(int axis, string operation)
    {
        var i = axis < 0 ? axis + Rank : axis;
        return (uint)i < (uint)Rank
            ? i
            : throw new ShapeException(
                $"{operation}: axis {axis} is out of range for shape {this}, which has {Rank} axes. Expected {-Rank} "
                + $"to {Rank - 1}.");
    }

    private static void Check(ReadOnlySpan<int> sizes)
    {
        foreach (var size in sizes)
        {
            if (size < 0)
            {
                throw new ShapeException($"A size cannot be negative, got {size}.");
            }
        }
    }
}
