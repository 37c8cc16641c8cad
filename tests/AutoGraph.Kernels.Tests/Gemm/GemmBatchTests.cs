namespace AutoGraph.Kernels.Tests;

[Collection(ThreadCountCollection.Name)]
public sealed unsafe class GemmBatchTests
{
    [Theory]
    [InlineData(0, 3, 4, 5, false, false)]
    [InlineData(1, 3, 4, 5, false, false)]
    [InlineData(7, 3, 4, 5, false, false)]
    [InlineData(7, 13, 17, 5, true, false)]
    [InlineData(7, 13, 17, 5, false, true)]
    [InlineData(9, 50, 60, 70, true, true)]
    [InlineData(300, 10, 10, 30, false, true)]
    [InlineData(3, 130, 120, 140, false, false)]
    public void A_batch_is_its_products_one_by_one(int batch, int m, int n, int k, bool oneLeft, bool oneRight)
    {
        var (aBatch, bBatch, cBatch) = (oneLeft ? 0 : m * k, oneRight ? 0 : k * n, m * n);
        var a = Fill(m * k * Math.Max(batch, 1), 1);
        var b = Fill(k * n * Math.Max(batch, 1), 2);
        var expected = Fill(m * n * Math.Max(batch, 1), 3);
        var actual = (float[])expected.Clone();
        fixed (float* left = a, right = b, one = expected, all = actual)
        {
            for (var index = 0; index < batch; index++)
            {
                Gemm.Run(
                    ElementType.Float32, m, n, k, left + index * aBatch, k, 1, right + index * bBatch, n, 1,
                    one + index * cBatch, n, accumulate: true);
            }

            Gemm.RunBatched(
                ElementType.Float32, batch, m, n, k, left, aBatch, k, 1, right, bBatch, n, 1, all, cBatch, n,
                accumulate: true);
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_right_operand_for_all_is_packed_once_where_rows_do_not_follow_each_other()
    {
        const int Batch = 5, Rows = 20, Columns = 33, Steps = 40;
        var a = Fill(Batch * Steps * Rows, 1);
        var b = Fill(Columns * Steps, 2);
        var expected = new float[Batch * Rows * Columns];
        var actual = new float[expected.Length];
        fixed (float* left = a, right = b, one = expected, all = actual)
        {
            for (var index = 0; index < Batch; index++)
            {
                Gemm.Run(
                    ElementType.Float32, Rows, Columns, Steps, left + index * Rows * Steps, 1, Rows, right, 1, Steps,
                    one + index * Rows * Columns, Columns, accumulate: false);
            }

            Gemm.RunBatched(
                ElementType.Float32, Batch, Rows, Columns, Steps, left, Rows * Steps, 1, Rows, right, 0, 1, Steps,
                all, Rows * Columns, Columns, accumulate: false);
        }

        Assert.Equal(expected, actual);
    }

    private static float[] Fill(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
    }
}
