namespace AutoGraph.Kernels;

/// <summary>The jobs of several callers, for workers to look at.</summary>
/// <remarks>Callers and workers together are never more than the threads there may be: a second caller brings its own
/// thread and leaves one worker less to help.</remarks>
internal static class JobBoard
{
    /// <summary>Callers at a time that workers help; one more runs its chunks alone.</summary>
    private const int Places = 4;

    /// <summary>
    /// Looks while waiting for work, some 60 µs: longer than the pauses between steps of a plan, and so short that
    /// a program which computes now and then burns nothing in between.
    /// </summary>
    private const int LooksBeforeParking = 2000;

    private static readonly SharedJob[] Jobs = [.. Enumerable.Range(0, Places).Select(static _ => new SharedJob())];
    private static int _helpers;

    /// <summary>A place that the calling thread owns now; null when all are taken.</summary>
    public static SharedJob? TryEnter()
    {
        foreach (var job in Jobs)
        {
            if (job.TryEnter())
            {
                return job;
            }
        }

        return null;
    }

    /// <summary>How many threads beside the callers there is room for.</summary>
    public static int Room(int threads)
    {
        foreach (var job in Jobs)
        {
            threads -= job.IsOwned ? 1 : 0;
        }

        return threads;
    }

    /// <summary>True when there is a chunk to claim, and room for one more thread.</summary>
    public static bool WantsHelp(int threads)
        => FirstWithChunks(0) is not null && Volatile.Read(ref _helpers) < Room(threads);

    /// <summary>Spins until help is wanted; false when it is not for a while.</summary>
    public static bool WaitBriefly(int threads)
    {
        for (var look = 0; look < LooksBeforeParking; look++)
        {
            if (WantsHelp(threads))
            {
                return true;
            }

            Thread.SpinWait(1);
        }

        return false;
    }

    /// <summary>Runs chunks of one job until none is left, if there still is room.</summary>
    public static void Help(int threads)
    {
        // The second helper begins at the second place, so that no caller waits until another is served.
        var helper = Interlocked.Increment(ref _helpers);
        if (helper <= Room(threads))
        {
            FirstWithChunks(helper - 1)?.Help(fromFront: false);
        }

        Interlocked.Decrement(ref _helpers);
    }

    private static SharedJob? FirstWithChunks(int start)
    {
        for (var i = 0; i < Places; i++)
        {
            var job = Jobs[(start + i) % Places];
            if (job.HasChunks)
            {
                return job;
            }
        }

        return null;
    }
}
