namespace AutoGraph;

public static partial class Nn
{
    /// <summary>Convolution of each channel with filters of its own.</summary>
    /// <param name="x">(batch, height, width, channels), float32 or float64.</param>
    /// <param name="filters">(height, width, channels, multiplier), the same dtype; the sizes of the last two axes must
    /// be known.</param>
    /// <param name="strides">From place to place; 1 if not given.</param>
    /// <param name="padding">What happens at the borders.</param>
    /// <param name="dilations">From tap to tap; 1 if not given.</param>
    /// <returns>(batch, height, width, channels · multiplier): channel c makes those from c · multiplier on.</returns>
    /// <exception cref="ShapeException">The ranks or channels do not fit, or a window does not fit inside.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are neither float32 nor float64.</exception>
    public static Tensor DepthwiseConv2D(
        Tensor x, Tensor filters, PerAxis strides = default, Padding padding = default, PerAxis dilations = default)
    {
        if (filters.Rank != 4 || filters.Shape[^2] is not { } channels || filters.Shape[^1] is not { } multiplier)
        {
            throw new ShapeException("depthwiseConv2D: expected filters (height, width, channels, multiplier) with "
                + $"channels and multiplier known, got {filters.Shape}. Reshape them first.");
        }

        if (x.Rank == 4 && x.Shape[^1] is { } given && given != channels)
        {
            throw new ShapeException($"depthwiseConv2D: x {x.Shape} has {given} channels, filters {filters.Shape} have "
                + $"{channels}. They must agree; channels come last in x.");
        }

        Shape grouped = [filters.Shape[0], filters.Shape[1], 1, channels * multiplier];
        return Conv2D(x, filters.Reshape(grouped), strides, padding, dilations);
    }
}
