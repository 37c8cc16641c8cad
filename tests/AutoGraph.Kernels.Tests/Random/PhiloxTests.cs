namespace AutoGraph.Kernels.Tests;

[Collection(ThreadCountCollection.Name)]
public sealed unsafe class PhiloxTests
{
    private const int Many = 1_000_000;

    /// <summary>The authors' own vectors, file kat_vectors of Random123.</summary>
    public static TheoryData<uint[], uint[], uint[]> KnownAnswers => new()
    {
        { [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
        {
            [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff],
            [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]
        },
        {
            [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0],
            [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]
        },
    };

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void A_block_is_what_the_authors_say(uint[] counter, uint[] key, uint[] expected)
    {
        fixed (uint* words = counter)
        {
            PhiloxBlocks.Block(words, key[0], key[1]);
        }

        Assert.Equal(expected, counter);
    }

    [Theory]
    [InlineData(0UL, 0UL)]
    [InlineData(0x299f31d0a4093822UL, 0xfffffffcUL)]
    [InlineData(42UL, ulong.MaxValue - 5)]
    public void Many_blocks_at_once_are_the_same_blocks(ulong seed, ulong offset)
    {
        for (var count = 0; count < 150; count++)
        {
            var bits = Bits(count, seed, offset);
            for (var at = 0; at < count; at++)
            {
                Assert.Equal(Word(seed, offset + (ulong)at / 4, at % 4), bits[at]);
            }
        }
    }

    [Fact]
    public void Uniform_numbers_are_the_upper_bits()
    {
        var bits = Bits(1001, 5, 6);
        var singles = Uniform(1001, 5, 6);
        var doubles = new double[501];
        fixed (double* target = doubles)
        {
            Philox.FillUniform(target, doubles.Length, 5, 6);
        }

        Assert.All(singles, (value, at) => Assert.Equal((bits[at] >> 8) / (float)(1 << 24), value));
        for (var at = 0; at < 500; at++)
        {
            var both = bits[2 * at] | (ulong)bits[2 * at + 1] << 32;
            Assert.Equal((both >> 11) / (double)(1L << 53), doubles[at]);
        }
    }

    [Fact]
    public void Any_cut_and_any_number_of_threads_give_the_same_numbers()
    {
        const int Count = 100_003;
        var whole = Normal(Count, 9, 70);
        foreach (var (threads, cut) in ((int, int)[])[(1, 4), (2, 64), (3, 4096 * 3 + 4), (2, 99_996)])
        {
            using var _ = new ThreadCount(threads);
            var parts = new float[Count];
            fixed (float* target = parts)
            {
                Philox.FillNormal(target, cut, 9, 70);
                var next = 70 + Philox.Blocks(ElementType.Float32, cut);
                Philox.FillNormal(target + cut, Count - cut, 9, next);
            }

            Assert.True(whole.AsSpan().SequenceEqual(parts), $"{threads} threads, cut at {cut}");
        }
    }

    [Fact]
    public void Uniform_numbers_have_the_moments_of_a_uniform_distribution()
    {
        var values = Uniform(Many, 1, 0);
        Assert.InRange(values.Min(), 0f, 1f);
        Assert.InRange(values.Max(), 0f, 0.99999994f);
        Assert.Equal(0.5, values.Average(value => (double)value), 0.002);
        Assert.Equal(1 / 12.0, values.Average(value => Math.Pow(value - 0.5, 2)), 0.001);
        Assert.Equal(0, Correlation(values, 1), 0.004);
        Assert.Equal(0, Correlation(values, 4), 0.004);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_a_normal_distribution()
    {
        var singles = Normal(Many, 2, 0);
        CheckMoments([.. singles.Select(value => (double)value)]);
        Assert.Equal(0, Correlation(singles, 1), 0.004);
        var doubles = new double[Many];
        fixed (double* target = doubles)
        {
            Philox.FillNormal(target, Many, 3, 0);
        }

        CheckMoments(doubles);
    }

    [Fact]
    public void Normal_numbers_follow_from_the_uniform_ones()
    {
        var bits = Bits(1000, 11, 3);
        var normal = Normal(1000, 11, 3);
        for (var at = 0; at < 1000; at += 2)
        {
            var radius = Math.Sqrt(-2 * Math.Log(((bits[at] >> 8) + 1) / (double)(1 << 24)));
            var angle = Math.Tau * (bits[at + 1] >> 8) / (1 << 24);
            Assert.Equal(radius * Math.Cos(angle), normal[at], 1e-5);
            Assert.Equal(radius * Math.Sin(angle), normal[at + 1], 1e-5);
        }
    }

    [Fact]
    public void Seeds_give_different_streams()
        => Assert.Empty(Bits(1000, 1, 0).Intersect(Bits(1000, 2, 0)));

    private static void CheckMoments(double[] values)
    {
        Assert.Equal(0, values.Average(), 0.005);
        Assert.Equal(1, values.Average(value => value * value), 0.01);
        Assert.Equal(0, values.Average(value => value * value * value), 0.02);
        Assert.Equal(3, values.Average(value => value * value * value * value), 0.05);
    }

    private static double Correlation(float[] values, int distance)
    {
        var mean = values.Average(value => (double)value);
        var variance = values.Average(value => (value - mean) * (value - mean));
        return values.Skip(distance).Zip(values, (next, value) => (next - mean) * (value - mean)).Average() / variance;
    }

    private static uint Word(ulong seed, ulong counter, int word)
    {
        var words = stackalloc uint[] { (uint)counter, (uint)(counter >> 32), 0, 0 };
        PhiloxBlocks.Block(words, (uint)seed, (uint)(seed >> 32));
        return words[word];
    }

    private static uint[] Bits(int count, ulong seed, ulong offset)
    {
        var values = new uint[count];
        fixed (uint* target = values)
        {
            Philox.FillBits(target, count, seed, offset);
        }

        return values;
    }

    private static float[] Uniform(int count, ulong seed, ulong offset)
    {
        var values = new float[count];
        fixed (float* target = values)
        {
            Philox.FillUniform(target, count, seed, offset);
        }

        return values;
    }

    private static float[] Normal(int count, ulong seed, ulong offset)
    {
        var values = new float[count];
        fixed (float* target = values)
        {
            Philox.FillNormal(target, count, seed, offset);
        }

        return values;
    }
}
