using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Sums of parts, which chunks make, and their total: the parts are added in their order, so that it does not
/// depend on who made them.</summary>
internal readonly unsafe struct PartialSums
{
    private readonly byte* total;
    private readonly byte* others;
    private readonly nint elements;
    private readonly int elementBytes;

    /// <param name="total">The first part, which becomes the total.</param>
    /// <param name="elements">Of each part.</param>
    /// <param name="elementBytes">4 for Float32, 8 for Float64.</param>
    /// <param name="parts">At least 1. The memory of the others is this thread's, until it asks for the next.</param>
    public PartialSums(byte* total, nint elements, int elementBytes, int parts)
    {
        (this.elements, this.elementBytes, Parts) = (elements, elementBytes, parts);
        this.total = total;
        others = parts > 1 ? ThreadMemory.OfAtLeast<PartialSums>((parts - 1) * PartBytes) : null;
    }

    /// <summary>How many.</summary>
    public int Parts { get; }

    /// <summary>Of one part.</summary>
    public nint PartBytes => elements * elementBytes;

    /// <summary>Where a part lies; not cleared.</summary>
    public byte* Part(int part) => part == 0 ? total : others + (part - 1) * PartBytes;

    /// <summary>Adds the other parts to the first.</summary>
    public void Add()
    {
        if (Parts > 1 && elementBytes == sizeof(float))
        {
            Add<float>();
        }
        else if (Parts > 1)
        {
            Add<double>();
        }
    }

    private void Add<T>()
        where T : unmanaged, INumber<T>
    {
        var job = new AddJob<T>((T*)total, (T*)others, Parts - 1, elements);
        Workers.Run(job.Chunks, ref job);
    }

    /// <summary>A chunk is a range of elements.</summary>
    private readonly struct AddJob<T>(T* total, T* others, int count, nint elements) : IChunkJob
        where T : unmanaged, INumber<T>
    {
        private const int ChunkElements = 1 << 12;

        public int Chunks => (int)((elements + ChunkElements - 1) / ChunkElements);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int chunk)
        {
            var start = (nint)chunk * ChunkElements;
            var length = nint.Min(ChunkElements, elements - start);
            var to = total + start;
            for (var part = 0; part < count; part++)
            {
                var from = others + part * elements + start;
                nint at = 0;
                for (; at <= length - Vector<T>.Count; at += Vector<T>.Count)
                {
                    (Vector.Load(to + at) + Vector.Load(from + at)).Store(to + at);
                }

                for (; at < length; at++)
                {
                    to[at] += from[at];
                }
            }
        }
    }
}
