namespace AutoGraph;

public abstract partial class Operand
{
    /// <summary>Elements below a lower bound become it, elements above an upper bound become that.</summary>
    /// <param name="x">Numbers, any shape; NaN stays NaN.</param>
    /// <param name="min">The lower bound; broadcasts, a literal adapts.</param>
    /// <param name="max">The upper bound; wins where it is below the lower one.</param>
    /// <remarks>The derivative is 1 between the bounds, 0 outside, one half on a bound.</remarks>
    public static Tensor Clip(Tensor x, Tensor min, Tensor max) => Minimum(Maximum(x, min), max);

    /// <inheritdoc cref="Clip(Tensor, Tensor, Tensor)"/>
    public Tensor Clip(Tensor min, Tensor max) => Clip(AsTensor(), min, max);
}
