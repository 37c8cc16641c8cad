using AutoGraph.Ops;

namespace AutoGraph;

public abstract partial class Operand
{
    /// <summary>A part, without a copy: <c>t[0]</c>, <c>t[^1]</c>, <c>t[.., 1..]</c>, <c>t[NewAxis, Ellipsis, 1]</c>,
    /// <c>t[i]</c>.</summary>
    /// <param name="indices">One for each axis from the first; axes that are not named stay as they are.</param>
    /// <exception cref="IndexException">A place is out of range, or there are more indices than axes.</exception>
    /// <exception cref="DTypeException">A tensor that is no integer scalar.</exception>
    public Tensor this[params ReadOnlySpan<TensorIndex> indices]
        => IndexPlan.Read(AsTensor(), IndexPlan.Of(Shape, indices));
}
