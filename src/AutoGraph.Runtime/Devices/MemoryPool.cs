using System.Numerics;
using System.Runtime.InteropServices;

namespace AutoGraph.Devices;

/// <summary>Aligned native memory in size classes, kept for reuse:
/// fresh pages cost more than most operations on them.</summary>
/// <remarks>
/// Blocks come back from finalizers, unless their tensors are disposed. Since a block costs the collector almost
/// nothing to look at, it would not hurry; so the pool asks for a collection when much was handed out since the last
/// one.
/// </remarks>
internal static unsafe class MemoryPool
{
    private const int Alignment = 64;
    private const int StepsPerDoubling = 4;

    /// <summary>So little that what comes back is still in the last-level cache, so much that collections cost little.
    /// </summary>
    private const long MinimumBudgetBytes = 16L << 20;

    private static readonly Lock Gate = new();
    private static readonly Stack<nint>[] Free =
        [.. Enumerable.Range(0, 64 * StepsPerDoubling).Select(_ => new Stack<nint>())];
    private static long liveBytes;
    private static long handedOutSinceCollection;
    private static long budgetBytes = MinimumBudgetBytes;

    /// <summary>Bytes in blocks that are in use now.</summary>
    public static long LiveBytes => Volatile.Read(ref liveBytes);

    /// <summary>A block of at least so many bytes, with 64 readable bytes behind its end for masked vector
    /// reads.</summary>
    public static nint Rent(long bytes, out int sizeClass)
    {
        sizeClass = ClassOf(bytes);
        var size = BytesOf(sizeClass);
        lock (Gate)
        {
            liveBytes += size;
            handedOutSinceCollection += size;
            if (Free[sizeClass].TryPop(out var block))
            {
                return block;
            }
        }

        if (Volatile.Read(ref handedOutSinceCollection) > Volatile.Read(ref budgetBytes))
        {
            Collect();
            lock (Gate)
            {
                if (Free[sizeClass].TryPop(out var block))
                {
                    return block;
                }
            }
        }

        var alignment = LargePages.AlignmentOf(size, Alignment);
        var added = (nint)NativeMemory.AlignedAlloc((nuint)(size + Alignment), (nuint)alignment);
        LargePages.Advise(added, size);
        return added;
    }

    /// <summary>Gives a block back.</summary>
    public static void Return(nint block, int sizeClass)
    {
        lock (Gate)
        {
            liveBytes -= BytesOf(sizeClass);
            Free[sizeClass].Push(block);
        }
    }

    /// <summary>Gives a block back that the collector has not been asked for: the next of its size gets it, while it is
    /// in the caches.</summary>
    public static void ReturnEarly(nint block, int sizeClass)
    {
        lock (Gate)
        {
            var size = BytesOf(sizeClass);
            liveBytes -= size;
            handedOutSinceCollection -= size;
            Free[sizeClass].Push(block);
        }
    }

    /// <summary>Runs the finalizers of blocks that nobody reaches any more.</summary>
    private static void Collect()
    {
        Volatile.Write(ref handedOutSinceCollection, 0);
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        if (LiveBytes > Volatile.Read(ref budgetBytes) / 2)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Volatile.Write(ref budgetBytes, Math.Max(MinimumBudgetBytes, 2 * LiveBytes));
    }

    private static int ClassOf(long bytes)
    {
        bytes = Math.Max(bytes, 1024);
        var log = BitOperations.Log2((ulong)bytes);
        var quarter = 1L << (log - 2);
        var step = (int)((bytes - (1L << log) + quarter - 1) / quarter);
        return (log * StepsPerDoubling) + step;
    }

    private static long BytesOf(int sizeClass)
    {
        var log = sizeClass / StepsPerDoubling;
        return (1L << log) + (sizeClass % StepsPerDoubling * (1L << (log - 2)));
    }
}
