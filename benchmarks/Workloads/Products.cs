namespace AutoGraph.Benchmarks.Workloads;

/// <summary>A product of two matrices.</summary>
internal static partial class Products
{
    [TensorFunction]
    public static Tensor MatMul(Tensor left, Tensor right) => left.MatMul(right);
}
