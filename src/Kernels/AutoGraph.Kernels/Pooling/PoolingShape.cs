namespace AutoGraph.Kernels;

/// <summary>The sizes of a pooling.</summary>
/// <remarks>The input (batch, depth, height, width, channels) and the output lie row by row without gaps. What hangs
/// over is left out: it takes no part in a maximum and is not counted in an average. Every window must have an element
/// inside.</remarks>
/// <param name="Batch">Images, at least 0.</param>
/// <param name="Depth">The outermost spatial axis, <see cref="WindowAxis.None"/> where there are fewer.</param>
/// <param name="Height">The middle one.</param>
/// <param name="Width">The innermost one.</param>
/// <param name="Channels">At least 0.</param>
public readonly record struct PoolingShape(
    int Batch, WindowAxis Depth, WindowAxis Height, WindowAxis Width, int Channels)
{
    /// <summary>Elements of the input.</summary>
    internal long InputCount => (long)Batch * Depth.Input * Height.Input * Width.Input * Channels;

    /// <summary>Elements of the output.</summary>
    internal long OutputCount => (long)Batch * Depth.Output * Height.Output * Width.Output * Channels;

    /// <summary>Taps of the window.</summary>
    internal int Taps => Depth.Window * Height.Window * Width.Window;

    /// <summary>Each input belongs to exactly one window.</summary>
    internal bool IsTiling => Depth.IsTiling && Height.IsTiling && Width.IsTiling;

    /// <summary>No input belongs to two windows.</summary>
    internal bool IsDisjoint => Depth.IsDisjoint && Height.IsDisjoint && Width.IsDisjoint;
}
