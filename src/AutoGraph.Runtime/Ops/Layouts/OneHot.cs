using AutoGraph.Ops;

namespace AutoGraph;

public abstract partial class Operand
{
    /// <summary>1 at the place that an index names along a new axis, 0 elsewhere.</summary>
    /// <param name="indices">Integers, any shape; one out of range gives zeros only.</param>
    /// <param name="depth">The size of the new axis; at least 0.</param>
    /// <param name="dtype">Of the result, bool too; null for float32.</param>
    /// <param name="axis">Where the new axis stands in the result; -1 for last.</param>
    /// <remarks>Not differentiable.</remarks>
    /// <exception cref="DTypeException">The indices are no integers.</exception>
    public static Tensor OneHot(Tensor indices, int depth, DType? dtype = null, int axis = -1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        if (!indices.DType.IsInteger)
        {
            throw new DTypeException($"oneHot: expected integers as indices, got {indices.DType}. Use Cast first.");
        }

        var places = Tensor.Constant(Enumerable.Range(0, depth).ToArray()).Cast(indices.DType);
        var expanded = ExpandDims(indices, axis);
        var behind = axis < 0 ? -1 - axis : indices.Rank - axis;
        for (var i = 0; i < behind; i++)
        {
            places = ExpandDims(places, -1);
        }

        return Equal(expanded, places).Cast(dtype ?? DType.Float32);
    }
}
