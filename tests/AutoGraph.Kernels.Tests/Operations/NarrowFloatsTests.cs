namespace AutoGraph.Kernels.Tests;

public sealed unsafe class NarrowFloatsTests
{
    [Fact]
    public void Every_half_widens_to_its_value()
        => AllWiden(ElementType.Float16, bits => (float)BitConverter.UInt16BitsToHalf(bits));

    [Fact]
    public void Every_bfloat16_widens_to_its_value()
        => AllWiden(ElementType.BFloat16, bits => BitConverter.UInt32BitsToSingle((uint)bits << 16));

    [Fact]
    public void Floats_narrow_to_the_nearest_half()
        => AllNarrow(ElementType.Float16, value => BitConverter.HalfToUInt16Bits((Half)value));

    [Fact]
    public void Floats_narrow_to_the_nearest_bfloat16()
        => AllNarrow(
            ElementType.BFloat16, value => (ushort)(BitConverter.SingleToUInt32Bits(Number.RoundToBFloat16(value)) >> 16));

    private static void AllWiden(ElementType type, Func<ushort, float> expected)
    {
        // One more than a multiple of 8, so that the last ones take the other way.
        var narrow = Enumerable.Range(0, 65537).Select(i => (ushort)i).ToArray();
        foreach (var step in (int[])[1, 2])
        {
            var wide = new float[narrow.Length / step];
            fixed (ushort* from = narrow)
            fixed (float* to = wide)
            {
                NarrowFloats.Widen(type, (byte*)from, step * sizeof(ushort), to, wide.Length);
            }

            for (var i = 0; i < wide.Length; i++)
            {
                // Equals takes all NaN for one.
                Assert.Equal(expected(narrow[i * step]), wide[i]);
                Assert.Equal(float.IsNegative(expected(narrow[i * step])), float.IsNegative(wide[i]));
            }
        }
    }

    /// <summary>All upper halves of floats with lower halves around the ties of both types.</summary>
    private static void AllNarrow(ElementType type, Func<float, ushort> expected)
    {
        uint[] endings = [0, 1, 0x0FFF, 0x1000, 0x1001, 0x2FFF, 0x3000, 0x7FFF, 0x8000, 0x8001, 0xFFFF];
        var wide = endings.SelectMany(ending => Enumerable.Range(0, 65536)
            .Select(upper => BitConverter.UInt32BitsToSingle(((uint)upper << 16) | ending))).Append(1f).ToArray();
        var narrow = new ushort[wide.Length];
        fixed (float* from = wide)
        fixed (ushort* to = narrow)
        {
            NarrowFloats.Narrow(type, from, to, wide.Length);
        }

        for (var i = 0; i < wide.Length; i++)
        {
            if (float.IsNaN(wide[i]))
            {
                var back = 0f;
                fixed (ushort* bits = &narrow[i])
                {
                    NarrowFloats.Widen(type, (byte*)bits, sizeof(ushort), &back, 1);
                }

                Assert.True(float.IsNaN(back));
            }
            else if (expected(wide[i]) != narrow[i])
            {
                Assert.Fail($"{wide[i]:R} became {narrow[i]:X4}, expected {expected(wide[i]):X4}");
            }
        }
    }
}
