namespace AutoGraph;

/// <summary>What is known of a tensor before it exists.</summary>
/// <param name="Shape">Its sizes, null where unknown.</param>
/// <param name="DType">The type of its elements.</param>
public readonly record struct TensorSpec(Shape Shape, DType DType)
{
    /// <summary>As in a graph's text: <c>float32(2, 3)</c>.</summary>
    public override string ToString() => $"{DType}{Shape}";
}
