using AutoGraph.Kernels;

namespace AutoGraph.Ops;

/// <summary>A stream of random blocks: a seed and how many blocks were drawn. Who draws gets blocks that nobody else
/// gets.</summary>
internal sealed class RandomGenerator(ulong seed)
{
    private readonly Lock gate = new();
    private ulong seed = seed;
    private ulong drawn;

    /// <summary>The generator of the process, from which operations without a seed draw.</summary>
    public static RandomGenerator Default { get; } = new(Entropy());

    /// <summary>Starts again from a seed.</summary>
    public void SetSeed(ulong value)
    {
        lock (gate)
        {
            (seed, drawn) = (value, 0);
        }
    }

    /// <summary>Sets blocks aside for some elements.</summary>
    /// <returns>The seed and the first block, as <see cref="Philox"/> takes them.</returns>
    public (ulong Seed, ulong Offset) Draw(ElementType type, long count)
    {
        lock (gate)
        {
            var offset = drawn;
            drawn += Philox.Blocks(type, count);
            return (seed, offset);
        }
    }

    private static ulong Entropy()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt64(bytes);
    }
}
