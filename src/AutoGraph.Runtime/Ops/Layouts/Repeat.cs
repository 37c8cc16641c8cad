namespace AutoGraph;

public abstract partial class Operand
{
    /// <summary>Each slice along an axis several times, one after the other.</summary>
    /// <param name="x">Known sizes, any dtype.</param>
    /// <param name="count">How often; at least 0.</param>
    /// <param name="axis">Counts from the end when negative.</param>
    public static Tensor Repeat(Tensor x, int count, int axis = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var at = x.Shape.Axis(axis, "repeat");
        var sizes = x.Shape.ToArray();
        var repeated = BroadcastTo(ExpandDims(x, at + 1),
            new Shape([.. sizes[..(at + 1)], count, .. sizes[(at + 1)..]]));
        return Reshape(repeated, new Shape([.. sizes[..at], sizes[at] * count, .. sizes[(at + 1)..]]));
    }

    /// <inheritdoc cref="Repeat(Tensor, int, int)"/>
    public Tensor Repeat(int count, int axis = 0) => Repeat(AsTensor(), count, axis);

    /// <summary>The whole tensor several times along each axis.</summary>
    /// <param name="x">Known sizes, any dtype.</param>
    /// <param name="counts">How often, per axis; at least 0.</param>
    /// <exception cref="ShapeException">Not one count per axis.</exception>
    public static Tensor Tile(Tensor x, params int[] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Length != x.Rank || counts.Any(count => count < 0))
        {
            throw new ShapeException(
                $"tile: expected {x.Rank} counts of at least 0 for shape {x.Shape}, got "
                    + $"[{string.Join(", ", counts)}]. Use ExpandDims for more axes.");
        }

        for (var i = 0; i < counts.Length; i++)
        {
            var sizes = x.Shape.ToArray();
            var repeated = BroadcastTo(ExpandDims(x, i), new Shape([.. sizes[..i], counts[i], .. sizes[i..]]));
            x = Reshape(repeated, new Shape([.. sizes[..i], counts[i] * sizes[i], .. sizes[(i + 1)..]]));
        }

        return x;
    }

    /// <inheritdoc cref="Tile(Tensor, int[])"/>
    public Tensor Tile(params int[] counts) => Tile(AsTensor(), counts);
}
