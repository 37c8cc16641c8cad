namespace AutoGraph.Kernels;

/// <summary>Random numbers that can be computed in any order: Philox 4x32-10.</summary>
/// <remarks>
/// <para>J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. A block of
/// four 32-bit words is a function of a 64-bit seed and a 64-bit counter (the upper half of the 128-bit counter is 0).
/// </para>
/// <para>Element i of a fill comes from block <c>offset + i / 4</c> where elements have 4 bytes, <c>offset + i / 2</c>
/// where they have 8. So neither the number of threads nor cutting a fill at a multiple of four elements changes
/// anything. The next fill of a stream starts at <c>offset + Blocks(type, count)</c>.</para>
/// <para>Bits and uniform numbers are the same on every machine. Normal numbers are so for one instruction set.
/// </para>
/// </remarks>
public static unsafe class Philox
{
    /// <summary>Blocks that a fill uses up: add them to the offset for the next one.</summary>
    /// <param name="type">Of the elements; 4 bytes, or 8.</param>
    /// <param name="count">How many elements.</param>
    public static ulong Blocks(ElementType type, long count)
        => ((ulong)count * (ulong)type.Size() + PhiloxBlocks.Bytes - 1) / PhiloxBlocks.Bytes;

    /// <summary>Fills with random words.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="count">How many; 0 does nothing.</param>
    /// <param name="seed">Names the stream.</param>
    /// <param name="offset">The first block.</param>
    public static void FillBits(uint* destination, long count, ulong seed, ulong offset)
        => Fill<BitDistribution>(destination, sizeof(uint), count, seed, offset);

    /// <summary>Fills with numbers from 0, inclusive, to 1, exclusive: the upper 24 bits of a word each.</summary>
    /// <inheritdoc cref="FillBits"/>
    public static void FillUniform(float* destination, long count, ulong seed, ulong offset)
        => Fill<UniformSingle>(destination, sizeof(float), count, seed, offset);

    /// <summary>Fills with numbers from 0, inclusive, to 1, exclusive: the upper 53 bits of two words each.</summary>
    /// <inheritdoc cref="FillBits"/>
    public static void FillUniform(double* destination, long count, ulong seed, ulong offset)
        => Fill<UniformDouble>(destination, sizeof(double), count, seed, offset);

    /// <summary>Fills with normal numbers of mean 0 and variance 1.</summary>
    /// <remarks>Box and Muller's way, on the pairs of elements (0, 1), (2, 3) … of a uniform fill with u in (0, 1] and
    /// v in [0, 1): √(-2 ln u)·cos 2πv, then √(-2 ln u)·sin 2πv. The largest size is 5.8.</remarks>
    /// <inheritdoc cref="FillBits"/>
    public static void FillNormal(float* destination, long count, ulong seed, ulong offset)
        => Fill<NormalSingle>(destination, sizeof(float), count, seed, offset);

    /// <summary>Fills with normal numbers of mean 0 and variance 1.</summary>
    /// <remarks>As for single precision; the largest size is 8.6.</remarks>
    /// <inheritdoc cref="FillBits"/>
    public static void FillNormal(double* destination, long count, ulong seed, ulong offset)
        => Fill<NormalDouble>(destination, sizeof(double), count, seed, offset);

    private static void Fill<TDistribution>(void* destination, int elementBytes, long count, ulong seed, ulong offset)
        where TDistribution : struct, IDistribution
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var job = new PhiloxFill<TDistribution>
        {
            Destination = (byte*)destination,
            Bytes = count * elementBytes,
            Seed = seed,
            Offset = offset,
        };
        Workers.Run(job.Chunks, ref job);
    }
}
