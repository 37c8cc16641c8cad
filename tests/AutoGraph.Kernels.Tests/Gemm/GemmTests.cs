namespace AutoGraph.Kernels.Tests;

[Collection(ThreadCountCollection.Name)]
public sealed class GemmTests
{
    private const double SingleTolerance = 3e-6;
    private const double DoubleTolerance = 1e-14;

    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 10, 784 }, { 7, 1, 30 }, { 1, 1, 100 }, { 3, 16, 5 }, { 12, 32, 7 }, { 13, 33, 2 },
        { 14, 15, 16 }, { 15, 17, 3 }, { 28, 31, 1 }, { 29, 48, 9 }, { 32, 10, 128 }, { 41, 64, 11 }, { 60, 47, 70 },
        { 70, 70, 70 }, { 5, 63, 784 }, { 64, 1, 64 }, { 100, 400, 100 }, { 2, 65, 300 }, { 130, 129, 131 },
        { 0, 5, 5 }, { 5, 0, 5 }, { 5, 7, 0 }, { 33, 130, 2100 }, { 257, 40, 600 },
    };

    public static TheoryData<Lie, Lie> Lies
    {
        get
        {
            var data = new TheoryData<Lie, Lie>();
            foreach (var left in Enum.GetValues<Lie>())
            {
                foreach (var right in Enum.GetValues<Lie>())
                {
                    data.Add(left, right);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_shape_and_type_agrees_with_double_precision(int m, int n, int k)
    {
        foreach (var accumulate in (bool[])[false, true])
        {
            new GemmCase<float>(m, n, k).Check(accumulate, SingleTolerance);
            new GemmCase<double>(m, n, k).Check(accumulate, DoubleTolerance);
            new GemmCase<int>(m, n, k).Check(accumulate, 0);
            new GemmCase<long>(m, n, k).Check(accumulate, 0);
        }
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public void Operands_may_lie_in_any_way(Lie left, Lie right)
    {
        foreach (var (m, n, k) in ((int, int, int)[])
            [(17, 19, 23), (1, 35, 40), (30, 1, 9), (3, 1, 100), (70, 50, 1), (64, 80, 65)])
        {
            new GemmCase<float>(m, n, k, left, right).Check(accumulate: true, SingleTolerance);
            new GemmCase<double>(m, n, k, left, right).Check(accumulate: false, DoubleTolerance);
            new GemmCase<int>(m, n, k, left, right).Check(accumulate: true, 0);
        }
    }

    [Fact]
    public void Small_sizes_are_right_without_a_gap_between_them()
    {
        for (var m = 1; m <= 30; m++)
        {
            for (var n = 1; n <= 34; n++)
            {
                new GemmCase<float>(m, n, 3).Check(accumulate: false, SingleTolerance);
                new GemmCase<double>(m, n, 2, Lie.ByColumns).Check(accumulate: true, DoubleTolerance);
            }
        }
    }

    [Theory]
    [InlineData(512, 64, 512)]
    [InlineData(61, 700, 300)]
    [InlineData(200, 300, 520)]
    public void Packed_sizes_are_right_transposed_or_not(int m, int n, int k)
    {
        foreach (var left in (Lie[])[Lie.ByRows, Lie.ByColumns])
        {
            foreach (var right in (Lie[])[Lie.ByRows, Lie.ByColumns])
            {
                new GemmCase<float>(m, n, k, left, right).Check(accumulate: true, SingleTolerance);
            }
        }
    }

    [Theory]
    [InlineData(60, 128, 784, Lie.ByRows, Lie.ByRows)]
    [InlineData(784, 128, 64, Lie.ByColumns, Lie.ByRows)]
    [InlineData(300, 270, 600, Lie.ByRows, Lie.ByColumns)]
    [InlineData(128, 10, 512, Lie.ByRows, Lie.ByRows)]
    [InlineData(1500, 1, 300, Lie.ByRows, Lie.ByRows)]
    [InlineData(1, 1500, 300, Lie.ByRows, Lie.ByColumns)]
    [InlineData(1, 1500, 300, Lie.ByRows, Lie.ByRows)]
    public void Bits_do_not_depend_on_the_number_of_threads(int m, int n, int k, Lie left, Lie right)
    {
        var product = new GemmCase<float>(m, n, k, left, right);
        var results = new List<float[]>();
        foreach (var threads in (int[])[1, 2, 3, 2])
        {
            using var _ = new ThreadCount(threads);
            results.Add(product.Run(accumulate: false));
        }

        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    [Fact]
    public void Not_a_number_and_infinity_stay_in_their_rows_and_columns()
    {
        var product = new GemmCase<float>(20, 40, 30);
        product.Left[4 * 30 + 2] = float.NaN;
        product.Left[7 * 30 + 1] = float.PositiveInfinity;
        product.Right[29 * 40 + 33] = float.NaN;
        product.Right[1 * 40 + 5] = 0;
        var after = product.Run(accumulate: false);
        for (var row = 0; row < 20; row++)
        {
            for (var column = 0; column < 40; column++)
            {
                var value = after[row * 45 + column];
                Assert.Equal(row == 4 || column == 33 || (row == 7 && column == 5), float.IsNaN(value));
                Assert.Equal(row == 7 && column != 33 && column != 5, float.IsInfinity(value));
            }
        }
    }

    [Fact]
    public void Integers_wrap_around()
    {
        var product = new GemmCase<int>(3, 3, 3);
        Array.Fill(product.Left, int.MaxValue);
        Array.Fill(product.Right, 3);
        Assert.Equal(unchecked(int.MaxValue * 9), product.Run(accumulate: false)[0]);
    }

    [Fact]
    public unsafe void Other_types_are_refused()
    {
        var error = Assert.Throws<NotSupportedException>(
            () => Gemm.Run(ElementType.Int8, 1, 1, 1, null, 1, 1, null, 1, 1, null, 1, false));
        Assert.Contains("received Int8", error.Message);
    }

    [Fact]
    public void Products_of_several_threads_do_not_disturb_each_other()
    {
        using var _ = new ThreadCount(2);
        Parallel.For(0, 16, seed =>
        {
            var product = new GemmCase<float>(90 + seed, 100, 80, Lie.ByRows, Lie.ByColumns, seed);
            for (var round = 0; round < 5; round++)
            {
                product.Check(accumulate: false, SingleTolerance);
            }
        });
    }
}
