namespace AutoGraph.Kernels;

/// <summary>Where workers sleep. Who takes one off the count of the parked owes the semaphore one release.</summary>
internal static class Parking
{
    private static readonly SemaphoreSlim Beds = new(0);
    private static int _parked;

    /// <summary>Sleeps until woken; returns at once when chunks came in the meantime.</summary>
    public static void Park()
    {
        // The count goes up before the last look and chunks are published before the count is read:
        // one of the two sides sees the other.
        Interlocked.Increment(ref _parked);
        if (JobBoard.WantsHelp(Workers.Threads) && Take(1) == 1)
        {
            return;
        }

        Beds.Wait();
    }

    /// <summary>Wakes up to <paramref name="count"/> sleepers.</summary>
    public static void Wake(int count)
    {
        if (Volatile.Read(ref _parked) > 0 && Take(count) is > 0 and var taken)
        {
            Beds.Release(taken);
        }
    }

    /// <summary>Wakes everybody.</summary>
    public static void WakeAll() => Wake(int.MaxValue);

    private static int Take(int count)
    {
        var parked = Volatile.Read(ref _parked);
        while (parked > 0)
        {
            var taken = Math.Min(count, parked);
            var seen = Interlocked.CompareExchange(ref _parked, parked - taken, parked);
            if (seen == parked)
            {
                return taken;
            }

            parked = seen;
        }

        return 0;
    }
}
