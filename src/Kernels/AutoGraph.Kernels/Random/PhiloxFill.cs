namespace AutoGraph.Kernels;

/// <summary>A fill, cut into chunks of a fixed size.</summary>
internal unsafe struct PhiloxFill<TDistribution> : IChunkJob
    where TDistribution : struct, IDistribution
{
    /// <summary>Some 10 µs of work.</summary>
    private const long ChunkBytes = 64 << 10;

    /// <summary>Words are converted while they are in the first-level cache.</summary>
    private const int BatchBytes = 4 << 10;

    private const int UnitBytes = IDistribution.Unit * sizeof(uint);

    public byte* Destination;
    public long Bytes;
    public ulong Seed;
    public ulong Offset;

    public readonly int Chunks => checked((int)((Bytes + ChunkBytes - 1) / ChunkBytes));

    public readonly void Run(int chunk)
    {
        var end = Math.Min(Bytes, (chunk + 1) * ChunkBytes);
        for (var start = chunk * ChunkBytes; start < end; start += BatchBytes)
        {
            Batch(start, (int)Math.Min(BatchBytes, end - start));
        }
    }

    private readonly void Batch(long start, int bytes)
    {
        var whole = bytes / UnitBytes * UnitBytes;
        Words(start, whole, (uint*)(Destination + start));
        if (whole < bytes)
        {
            var rest = stackalloc uint[IDistribution.Unit];
            Words(start + whole, UnitBytes, rest);
            Buffer.MemoryCopy(rest, Destination + start + whole, bytes - whole, bytes - whole);
        }
    }

    private readonly void Words(long start, int bytes, uint* target)
    {
        var first = Offset + (ulong)start / PhiloxBlocks.Bytes;
        PhiloxBlocks.Generate(target, bytes / PhiloxBlocks.Bytes, Seed, first);
        TDistribution.Convert(target, bytes / sizeof(uint));
    }
}
