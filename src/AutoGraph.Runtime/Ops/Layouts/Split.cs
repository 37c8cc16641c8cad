using AutoGraph.Ops;

namespace AutoGraph;

public abstract partial class Operand
{
    /// <summary>Equal parts of a tensor along an axis; no copy is made.</summary>
    /// <param name="x">The size of the axis must be known.</param>
    /// <param name="parts">How many; divides the size.</param>
    /// <param name="axis">Counts from the end when negative.</param>
    /// <exception cref="ShapeException">The size is unknown or not a multiple of the number of parts.</exception>
    public static Tensor[] Split(Tensor x, int parts, int axis = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parts);
        var size = x.Shape.Sizes[x.Shape.Axis(axis, "split")];
        return size >= 0 && size % parts == 0
            ? Split(x, [.. Enumerable.Repeat(size / parts, parts)], axis)
            : throw new ShapeException($"split: expected axis {axis} of shape {x.Shape} to be a multiple of {parts}. "
                + "Give the sizes of the parts instead.");
    }

    /// <summary>Parts of a tensor along an axis; no copy is made.</summary>
    /// <param name="x">The size of the axis must be known.</param>
    /// <param name="sizes">Of the parts; together the size of the axis.</param>
    /// <param name="axis">Counts from the end when negative.</param>
    /// <exception cref="ShapeException">The sizes do not add up.</exception>
    public static Tensor[] Split(Tensor x, int[] sizes, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        var at = x.Shape.Axis(axis, "split");
        if (sizes.Sum() != x.Shape.Sizes[at] || sizes.Any(size => size < 0))
        {
            throw new ShapeException(
                $"split: sizes [{string.Join(", ", sizes)}] do not add up to axis {axis} of shape {x.Shape}. "
                    + $"Expected sizes of at least 0 with sum {x.Shape[at]}.");
        }

        var start = 0;
        var result = new Tensor[sizes.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Dispatch.Single(new Slice(at, start, sizes[i], 1), x);
            start += sizes[i];
        }

        return result;
    }

    /// <inheritdoc cref="Split(Tensor, int, int)"/>
    public Tensor[] Split(int parts, int axis = 0) => Split(AsTensor(), parts, axis);

    /// <inheritdoc cref="Split(Tensor, int[], int)"/>
    public Tensor[] Split(int[] sizes, int axis = 0) => Split(AsTensor(), sizes, axis);
}
