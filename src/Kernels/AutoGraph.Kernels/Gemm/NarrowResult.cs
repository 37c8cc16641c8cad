namespace AutoGraph.Kernels;

/// <summary>A block of C that is of a two-byte type and summed as Float32 beside it.</summary>
internal unsafe struct NarrowResult : IChunkJob
{
    /// <summary>Elements that one chunk converts, about.</summary>
    private const int ChunkElements = 1 << 14;

    public ElementType Type;
    public int Rows;
    public int Columns;
    public byte* Narrow;
    public nint NarrowRow;
    public float* Wide;

    /// <summary>Whether the sums begin with C, or C is made of the sums.</summary>
    public bool Widening;

    /// <summary>A function of the sizes.</summary>
    public readonly int Chunks => GemmBlocking.Parts(Rows, ChunkRows);

    private readonly int ChunkRows => Math.Max(1, ChunkElements / Columns);

    public readonly void Run(int chunk)
    {
        var end = Math.Min(Rows, (chunk + 1) * ChunkRows);
        for (var row = chunk * ChunkRows; row < end; row++)
        {
            var narrow = Narrow + row * NarrowRow;
            var wide = Wide + (nint)row * Columns;
            if (Widening)
            {
                NarrowFloats.Widen(Type, narrow, sizeof(ushort), wide, Columns);
            }
            else
            {
                NarrowFloats.Narrow(Type, wide, (ushort*)narrow, Columns);
            }
        }
    }
}
