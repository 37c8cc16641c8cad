using AutoGraph.Benchmarks.Workloads;

namespace AutoGraph.Benchmarks.Quick;

internal static partial class QuickCases
{
    private static readonly (int M, int N, int K)[] MatMulSizes =
    [
        (64, 64, 64), (128, 128, 128), (256, 256, 256), (512, 512, 512), (1024, 1024, 1024), (2048, 2048, 2048), (100, 400, 200),
        (60, 128, 784), (32, 128, 784), (128, 128, 784), (512, 128, 784), (784, 128, 32), (784, 128, 128), (784, 128, 512),
        (32, 10, 128), (32, 256, 256), (128, 256, 256), (32, 256, 512),
    ];

    private static QuickCase MatMul(string name, (int M, int N, int K) size)
    {
        var (left, right) = (Pattern(size.M, size.K, 7, 13), Pattern(size.K, size.N, 5, 11));
        var product = Products.MatMulFunction;
        return new QuickCase(name, () => product.Invoke(left, right), () => product.Original(left, right), Check);

        void Check()
        {
            var expected = DoubleMatrix.Multiply(Compare.Doubles(left), Compare.Doubles(right), size.K, size.N);
            Compare.Near($"{name}: graph", product.Invoke(left, right), expected, Float);
            Compare.Near($"{name}: eager", product.Original(left, right), expected, Float);
        }
    }

    /// <summary>The peers' own elements: -0.5, 0.2 … in steps that repeat after a while.</summary>
    private static Tensor Pattern(int rows, int columns, int step, int period)
        => Tensor.From<float>(Enumerable.Range(0, rows * columns).Select(i => i * step % period * 0.1f - 0.5f).ToArray(), [rows, columns]);
}
