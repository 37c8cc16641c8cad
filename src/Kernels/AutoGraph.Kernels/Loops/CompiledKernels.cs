using System.Diagnostics;

namespace AutoGraph.Kernels;

/// <summary>How many kernels this process has made, and how long that took: loops by program and strides, islands, and
/// tiles of matrix products.</summary>
public static class CompiledKernels
{
    private static long _count;
    private static long _ticks;

    /// <summary>Kernels made.</summary>
    public static long Count => Volatile.Read(ref _count);

    /// <summary>The time that making them took, over all threads.</summary>
    public static TimeSpan Time => Stopwatch.GetElapsedTime(0, Volatile.Read(ref _ticks));

    /// <summary>Counts one.</summary>
    /// <param name="start">The timestamp at which its making began.</param>
    internal static void Add(long start)
    {
        Interlocked.Increment(ref _count);
        Interlocked.Add(ref _ticks, Stopwatch.GetTimestamp() - start);
    }
}
