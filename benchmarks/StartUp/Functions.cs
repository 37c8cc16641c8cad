namespace AutoGraph.Benchmarks.StartUp;

internal static partial class Functions
{
    [TensorFunction]
    public static Tensor Polynomial(Tensor x) => x * x - 10 * x + 3;
}
