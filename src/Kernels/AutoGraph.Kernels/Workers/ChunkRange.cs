namespace AutoGraph.Kernels;

/// <summary>The chunks from <paramref name="First"/> up to <paramref name="End"/>, as one word that can be
/// swapped.</summary>
internal readonly record struct ChunkRange(int First, int End)
{
    /// <summary>Both ends.</summary>
    public long Bits => ((long)End << 32) | (uint)First;

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => First >= End;

    /// <summary>How many there are.</summary>
    public int Count => Math.Max(End - First, 0);

    /// <summary>The range of these <see cref="Bits"/>.</summary>
    public static ChunkRange Of(long bits) => new((int)bits, (int)(bits >> 32));
}
