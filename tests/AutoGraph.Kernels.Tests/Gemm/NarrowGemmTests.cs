namespace AutoGraph.Kernels.Tests;

/// <summary>Products of two-byte floats: every one is the product of the widened operands, rounded once.</summary>
[Collection(ThreadCountCollection.Name)]
public sealed unsafe class NarrowGemmTests
{
    public static TheoryData<ElementType, int, int, int> Shapes
    {
        get
        {
            var data = new TheoryData<ElementType, int, int, int>();
            foreach (var type in (ElementType[])[ElementType.Float16, ElementType.BFloat16])
            {
                foreach (var (m, n, k) in ((int, int, int)[])
                    [(1, 1, 1), (1, 40, 9), (7, 1, 30), (13, 33, 70), (32, 10, 128), (600, 20, 30), (65, 70, 600), (3, 4, 0)])
                {
                    data.Add(type, m, n, k);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_product_is_that_of_the_floats_rounded_once(ElementType type, int m, int n, int k)
    {
        foreach (var left in (Lie[])[Lie.ByRows, Lie.ByColumns, Lie.EverySecond])
        {
            foreach (var right in (Lie[])[Lie.ByRows, Lie.ByColumns, Lie.Backwards])
            {
                Check(type, Matrix.Of(left, m, k), Matrix.Of(right, k, n), accumulate: left == right);
            }
        }
    }

    [Fact]
    public void Only_two_byte_floats_have_a_wider_result()
    {
        var error = Assert.Throws<NotSupportedException>(() => Gemm.Run(
            ElementType.Float64, 1, 1, 1, null, 1, 1, null, 1, 1, null, 1, false, ElementType.Float32));
        Assert.Contains("expected a result of Float64, received Float32", error.Message);
    }

    private static void Check(ElementType type, Matrix left, Matrix right, bool accumulate)
    {
        var (m, n, k) = (left.Rows, right.Columns, left.Columns);
        var (a, wideA) = Fill(type, left.Length, 1);
        var (b, wideB) = Fill(type, right.Length, 2);
        var (c, wideC) = Fill(type, m * n, 3);
        var packedC = (ushort[])c.Clone();
        var floatC = (float[])wideC.Clone();
        var rounded = new ushort[m * n];
        var packed = new byte[PackedRight.Bytes(type, n, k) + 1];
        fixed (ushort* pa = a, pb = b, pc = c, pPackedC = packedC, pRounded = rounded)
        fixed (float* pWideA = wideA, pWideB = wideB, pWideC = wideC, pFloatC = floatC)
        fixed (byte* pPacked = packed)
        {
            var (startA, startB) = (left.Start, right.Start);
            Gemm.Run(
                ElementType.Float32, m, n, k, pWideA + startA, left.RowStride, left.ColumnStride, pWideB + startB,
                right.RowStride, right.ColumnStride, pWideC, n, accumulate);
            NarrowFloats.Narrow(type, pWideC, pRounded, m * n);
            Gemm.Run(
                type, m, n, k, pa + startA, left.RowStride, left.ColumnStride, pb + startB, right.RowStride,
                right.ColumnStride, pc, n, accumulate);
            Gemm.Run(
                type, m, n, k, pa + startA, left.RowStride, left.ColumnStride, pb + startB, right.RowStride,
                right.ColumnStride, pFloatC, n, accumulate, ElementType.Float32);
            PackedRight.Pack(type, n, k, pb + startB, right.RowStride, right.ColumnStride, pPacked);
            Gemm.RunPacked(
                type, m, n, k, pa + startA, left.RowStride, left.ColumnStride, pPacked, pPackedC, n, accumulate);
        }

        // Sums along k of a vector are cut otherwise in Float32; all else has the same bits.
        if (n > 1 && m > 1)
        {
            Assert.Equal(wideC, floatC);
            Assert.Equal(rounded, c);
        }

        Assert.Equal(c, packedC);
        for (var at = 0; at < m * n; at++)
        {
            Assert.True(Math.Abs(floatC[at] - wideC[at]) <= 1e-5f * (k + 1));
            Assert.True(Math.Abs(Widen(type, c[at]) - floatC[at]) <= Math.Abs(floatC[at]) / 256 + 1e-7f);
        }
    }

    private static (ushort[] Narrow, float[] Wide) Fill(ElementType type, int length, int seed)
    {
        var random = new Random(seed);
        var wide = Enumerable.Range(0, length).Select(_ => random.NextSingle() * 2 - 1).ToArray();
        var narrow = new ushort[length];
        fixed (float* from = wide)
        fixed (ushort* to = narrow)
        {
            NarrowFloats.Narrow(type, from, to, length);
            NarrowFloats.Widen(type, (byte*)to, sizeof(ushort), from, length);
        }

        return (narrow, wide);
    }

    private static float Widen(ElementType type, ushort bits)
        => type == ElementType.Float16
            ? (float)BitConverter.UInt16BitsToHalf(bits) : BitConverter.UInt32BitsToSingle((uint)bits << 16);
}
