using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoGraph.Kernels.Tests;

[Collection(ThreadCountCollection.Name)]
public sealed unsafe class PackedRightTests
{
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 1, 40, 300 }, { 3, 70, 2 }, { 25, 400, 100 }, { 32, 10, 128 }, { 41, 1, 90 }, { 13, 33, 600 },
        { 100, 17, 257 }, { 6, 16, 256 }, { 200, 130, 70 }, { 0, 4, 4 }, { 4, 0, 4 }, { 4, 4, 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_packed_product_has_the_bits_of_any_other(int m, int n, int k)
    {
        foreach (var left in (Lie[])[Lie.ByRows, Lie.ByColumns, Lie.EverySecond])
        {
            foreach (var accumulate in (bool[])[false, true])
            {
                SameBits<float>(m, n, k, left, accumulate);
                SameBits<double>(m, n, k, left, accumulate);
                SameBits<int>(m, n, k, left, accumulate);
                SameBits<long>(m, n, k, left, accumulate);
            }
        }
    }

    [Theory]
    [InlineData(25, 100, 400, Lie.ByRows, Lie.ByRows)]
    [InlineData(132, 10, 300, Lie.ByRows, Lie.ByColumns)]
    [InlineData(65, 64, 1100, Lie.ByColumns, Lie.ByRows)]
    [InlineData(300, 130, 70, Lie.ByColumns, Lie.ByColumns)]
    [InlineData(50, 1, 700, Lie.ByRows, Lie.EverySecond)]
    [InlineData(50, 1, 700, Lie.ByColumns, Lie.ByRows)]
    public void A_block_of_rows_has_the_bits_of_the_whole(int m, int n, int k, Lie left, Lie right)
    {
        var product = new GemmCase<float>(m, n, k, left, right);
        var whole = product.Run(accumulate: true);
        foreach (var block in (int[])[2, 5, 12, 48, 200])
        {
            Assert.Equal(whole, product.Run(accumulate: true, product.InBlocks(block)));
            Assert.Equal(whole, product.Run(accumulate: true, product.InPackedBlocks(block)));
        }

        Assert.Equal(whole, product.Run(accumulate: true, product.InPackedBlocks(1)));
    }

    [Theory]
    [InlineData(128, 784)]
    [InlineData(10, 128)]
    [InlineData(1, 300)]
    [InlineData(700, 3)]
    public void The_panels_do_not_depend_on_strides_or_threads(int n, int k)
    {
        var seen = new List<float[]>();
        foreach (var lie in (Lie[])[Lie.ByRows, Lie.ByColumns, Lie.ByRowsWithGap, Lie.EverySecond, Lie.Backwards])
        {
            using var _ = new ThreadCount(seen.Count % 2 + 1);
            var matrix = Matrix.Of(lie, k, n);
            var values = new float[matrix.Length];
            for (var at = 0; at < k * n; at++)
            {
                values[matrix[at / n, at % n]] = at;
            }

            var packed = new float[PackedRight.Bytes(ElementType.Float32, n, k) / sizeof(float)];
            fixed (float* from = values, to = packed)
            {
                PackedRight.Pack(
                    ElementType.Float32, n, k, from + matrix.Start, matrix.RowStride, matrix.ColumnStride, to);
            }

            seen.Add(packed);
        }

        Assert.All(seen, packed => Assert.Equal(seen[0], packed));
    }

    [Fact]
    public void Packing_pays_for_many_rows_or_where_columns_are_apart()
    {
        Assert.True(PackedRight.Pays(ElementType.Float32, 10_000, 256, 256, 256, 1));
        Assert.False(PackedRight.Pays(ElementType.Float32, 1, 256, 256, 256, 1));
        Assert.True(PackedRight.Pays(ElementType.Float32, 32, 128, 784, 1, 784));
        Assert.False(PackedRight.Pays(ElementType.Float32, 32, 1, 784, 1, 784));
    }

    [Fact]
    public void Types_without_products_are_refused()
        => Assert.Throws<NotSupportedException>(() => PackedRight.Bytes(ElementType.Bool, 4, 4));

    private static void SameBits<T>(int m, int n, int k, Lie left, bool accumulate)
        where T : unmanaged, INumber<T>
    {
        var product = new GemmCase<T>(m, n, k, left);
        Assert.Equal(product.Run(accumulate), product.Run(accumulate, product.InPackedBlocks(Math.Max(m, 1))));
    }
}
