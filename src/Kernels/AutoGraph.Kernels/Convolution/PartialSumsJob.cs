using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Adds parts that lie one after the other to a result, in their order: a chunk is a range of elements.</summary>
/// <param name="result">The first part; becomes the sum.</param>
/// <param name="others">The other parts, without gaps.</param>
/// <param name="count">How many others.</param>
/// <param name="elements">Of each part.</param>
internal readonly unsafe struct PartialSumsJob<T>(T* result, T* others, int count, nint elements) : IChunkJob
    where T : unmanaged, INumber<T>
{
    private const int ChunkElements = 1 << 12;

    /// <summary>A function of the sizes.</summary>
    public int Chunks => (int)((elements + ChunkElements - 1) / ChunkElements);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int chunk)
    {
        var start = (nint)chunk * ChunkElements;
        var length = nint.Min(ChunkElements, elements - start);
        var to = result + start;
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
