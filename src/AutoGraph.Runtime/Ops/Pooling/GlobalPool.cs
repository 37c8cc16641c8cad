namespace AutoGraph;

public static partial class Nn
{
    /// <summary>The average over all spatial axes.</summary>
    /// <param name="x">(batch, …, channels), floating, at least one axis between.</param>
    /// <param name="keepDims">Leaves the spatial axes with size 1.</param>
    /// <returns>(batch, channels), or (batch, 1, …, channels).</returns>
    /// <exception cref="ShapeException">There is no spatial axis.</exception>
    public static Tensor GlobalAvgPool(Tensor x, bool keepDims = false)
        => Tensor.Mean(x, SpatialAxes("globalAvgPool", x), keepDims);

    /// <summary>The greatest element over all spatial axes.</summary>
    /// <param name="x">(batch, …, channels), a number, at least one axis between.</param>
    /// <param name="keepDims">Leaves the spatial axes with size 1.</param>
    /// <returns>(batch, channels), or (batch, 1, …, channels).</returns>
    /// <exception cref="ShapeException">There is no spatial axis.</exception>
    public static Tensor GlobalMaxPool(Tensor x, bool keepDims = false)
        => Tensor.Max(x, SpatialAxes("globalMaxPool", x), keepDims);

    private static int[] SpatialAxes(string operation, Tensor x)
        => x.Rank > 2 ? [.. Enumerable.Range(1, x.Rank - 2)]
            : throw new ShapeException($"{operation}: expected (batch, …, channels) with at least one axis between, "
                + $"got {x.Shape}. Use ExpandDims to add it.");
}
