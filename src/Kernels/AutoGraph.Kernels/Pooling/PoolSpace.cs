namespace AutoGraph.Kernels;

/// <summary>All windows of a pooling, cut into chunks: some rows of windows, some channels.</summary>
internal readonly struct PoolSpace
{
    /// <summary>Elements that a chunk reads at least.</summary>
    private const long ChunkElements = 1 << 14;

    /// <summary>Chunks wanted, for an even share whatever the number of threads.</summary>
    private const int ChunksWanted = 16;

    /// <summary>Channels that stay together: whole cache lines.</summary>
    private const int ChannelGrain = 16;

    private readonly int rows;
    private readonly int channels;
    private readonly int channelChunks;

    /// <param name="shape">The sizes.</param>
    /// <param name="together">All windows of an image and a channel belong to one chunk.</param>
    public PoolSpace(in PoolingShape shape, bool together)
    {
        (Batch, Channels, Taps) = (shape.Batch, shape.Channels, shape.Taps);
        Depth = PatchAxis.Forward(shape.Depth);
        Height = PatchAxis.Forward(shape.Height);
        Width = PatchAxis.Forward(shape.Width);
        var rowElements = (long)shape.Channels * Width.Positions * shape.Taps;
        rows = together ? Depth.Positions * Height.Positions
            : (int)Math.Clamp(Math.Max(ChunkElements / rowElements, Rows / ChunksWanted), 1, Rows);
        var wanted = together ? GemmBlocking.Parts(ChunksWanted, Batch) : 1;
        channels = GemmBlocking.RoundUp(GemmBlocking.Parts(Channels, wanted), ChannelGrain);
        channelChunks = GemmBlocking.Parts(Channels, channels);
    }

    public int Batch { get; }

    public PatchAxis Depth { get; }

    public PatchAxis Height { get; }

    public PatchAxis Width { get; }

    public int Channels { get; }

    /// <summary>Of a window that hangs over nowhere.</summary>
    public int Taps { get; }

    /// <summary>A function of the sizes.</summary>
    public int Chunks => GemmBlocking.Parts(Rows, rows) * channelChunks;

    private int Rows => checked(Batch * Depth.Positions * Height.Positions);

    /// <summary>The rows and channels of a chunk.</summary>
    public (int FirstRow, int EndRow, int FirstChannel, int EndChannel) Chunk(int chunk)
    {
        var (row, channel) = Math.DivRem(chunk, channelChunks);
        return (row * rows, Math.Min(Rows, (row + 1) * rows),
            channel * channels, Math.Min(Channels, (channel + 1) * channels));
    }

    /// <summary>Where a row of windows lies.</summary>
    public (int Image, int Z, int Y) Row(int row)
    {
        (row, var y) = Math.DivRem(row, Height.Positions);
        var (image, z) = Math.DivRem(row, Depth.Positions);
        return (image, z, y);
    }
}
