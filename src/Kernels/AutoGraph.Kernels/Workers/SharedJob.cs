using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>The one job that workers can help with.</summary>
/// <remarks>
/// What keeps a late worker away from a caller that has gone: nobody looks at the job before it has claimed a chunk,
/// and a caller does not leave before every claimed chunk is done. A claim takes <c>Unclaimed</c> from r to r - 1 by
/// compare-and-swap and carries nothing over from before, so a worker that slept between reading r and swapping has
/// simply claimed a chunk of whatever job is there now.
/// </remarks>
internal static unsafe class SharedJob
{
    /// <summary>Looks while waiting for work, some 60 µs: longer than the pauses between steps of a plan.</summary>
    private const int LooksBeforeParking = 2000;

    private static Counters _counters;
    private static delegate*<void*, int, void> _run;
    private static void* _job;
    private static int _chunks;
    private static Exception? _failure;

    /// <summary>Makes the calling thread the owner, unless there is one.</summary>
    public static bool TryEnter()
        => Volatile.Read(ref _counters.Owned) == 0 && Interlocked.CompareExchange(ref _counters.Owned, 1, 0) == 0;

    /// <summary>Owner only: offers the chunks to everybody.</summary>
    public static void Publish(delegate*<void*, int, void> run, void* job, int chunks)
    {
        _run = run;
        _job = job;
        _chunks = chunks;
        _counters.Unfinished = chunks;
        Interlocked.Exchange(ref _counters.Unclaimed, chunks);
    }

    /// <summary>Spins until there are chunks to claim; false when none came for a while.</summary>
    public static bool WaitBriefly()
    {
        for (var look = 0; look < LooksBeforeParking; look++)
        {
            if (HasChunks)
            {
                return true;
            }

            Thread.SpinWait(1);
        }

        return false;
    }

    /// <summary>True while a chunk waits to be claimed.</summary>
    public static bool HasChunks => Volatile.Read(ref _counters.Unclaimed) > 0;

    /// <summary>Claims and runs chunks until none is left.</summary>
    public static void Help()
    {
        var ended = 0;
        try
        {
            while (TryClaim(out var chunk))
            {
                ended++;
                _run(_job, chunk);
            }
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
            ended += Interlocked.Exchange(ref _counters.Unclaimed, 0);
        }

        if (ended > 0)
        {
            Interlocked.Add(ref _counters.Unfinished, -ended);
        }
    }

    /// <summary>Owner only: waits for the chunks of others, gives the place up, throws what a chunk threw.</summary>
    public static void FinishAndLeave()
    {
        var wait = default(SpinWait);
        for (var look = 0; Volatile.Read(ref _counters.Unfinished) != 0; look++)
        {
            if (look < LooksBeforeParking)
            {
                Thread.SpinWait(1);
            }
            else
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
        }

        var failure = _failure;
        _failure = null;
        Volatile.Write(ref _counters.Owned, 0);
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private static bool TryClaim(out int chunk)
    {
        var unclaimed = Volatile.Read(ref _counters.Unclaimed);
        while (unclaimed > 0)
        {
            var seen = Interlocked.CompareExchange(ref _counters.Unclaimed, unclaimed - 1, unclaimed);
            if (seen == unclaimed)
            {
                chunk = _chunks - unclaimed;
                return true;
            }

            unclaimed = seen;
        }

        chunk = -1;
        return false;
    }

    /// <summary>A cache line (two, as they are fetched in pairs) each, since different threads spin on them.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 512)]
    private struct Counters
    {
        [FieldOffset(128)]
        public int Unclaimed;

        [FieldOffset(256)]
        public int Unfinished;

        [FieldOffset(384)]
        public int Owned;
    }
}
