using System.Diagnostics;

namespace AutoGraph.Diagnostics;

/// <summary>A stretch of time on one thread, from here to the end of the using block; stretches nest. The profiles that
/// run hear of it when it ends.</summary>
internal readonly ref struct Timed
{
    /// <summary>What stretches within the innermost open one took.</summary>
    [ThreadStatic]
    private static long withinTicks;

    private readonly ITimed? what;
    private readonly long start;
    private readonly long withinOuterTicks;

    public Timed(ITimed what)
    {
        this.what = what;
        withinOuterTicks = withinTicks;
        withinTicks = 0;
        start = Stopwatch.GetTimestamp();
    }

    public void Dispose()
    {
        if (what is null)
        {
            return;
        }

        var end = Stopwatch.GetTimestamp();
        Profile.Record(what, start, end, end - start - withinTicks);

        // What taking notes took is nobody's own time.
        withinTicks = withinOuterTicks + Stopwatch.GetTimestamp() - start;
    }
}
