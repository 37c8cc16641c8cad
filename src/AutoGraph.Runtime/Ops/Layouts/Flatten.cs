namespace AutoGraph;

public abstract partial class Operand
{
    /// <summary>The axes from one to the last as a single axis.</summary>
    /// <param name="x">Any dtype.</param>
    /// <param name="startAxis">0 for one axis in all; 1 keeps a leading batch axis. Counts from the end when
    /// negative.</param>
    /// <exception cref="ShapeException">There is no such axis, or an axis before it and one behind it are of unknown
    /// size.</exception>
    public static Tensor Flatten(Tensor x, int startAxis = 0)
    {
        var start = x.Rank == 0 && startAxis == 0 ? 0 : x.Shape.Axis(startAxis, "flatten");
        long count = 1;
        foreach (var size in x.Shape.Sizes[start..])
        {
            count = count < 0 || size < 0 ? Shape.Unknown : count * size;
        }

        return Reshape(x, new Shape([.. x.Shape.Sizes[..start], checked((int)count)]));
    }

    /// <inheritdoc cref="Flatten(Tensor, int)"/>
    public Tensor Flatten(int startAxis = 0) => Flatten(AsTensor(), startAxis);
}
