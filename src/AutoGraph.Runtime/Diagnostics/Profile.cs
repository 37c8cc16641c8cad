using System.Diagnostics;
using AutoGraph.Diagnostics;

namespace AutoGraph;

/// <summary>Where the time goes: every step of every graph that runs while it is open, on any thread, with tracing,
/// planning and eager operations.</summary>
/// <remarks>
/// <para><c>using var profile = Profile.Start(); …; Console.WriteLine(profile);</c></para>
/// <para>Profiles may overlap. A step costs about 0.1 µs more while one is open, and nothing when none is.</para>
/// </remarks>
public sealed class Profile : IDisposable
{
    /// <summary>Enough for what a viewer can show; the table goes on counting.</summary>
    private const int MostEvents = 1_000_000;

    private static readonly Lock Opening = new();
    private static volatile Profile[] open = [];
    private static volatile bool isRunning;

    private readonly Lock gate = new();
    private readonly Dictionary<ITimed, ProfileEntry> entries = [];
    private readonly List<ProfileEvent> events = [];
    private readonly Dictionary<int, string> threads = [];
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly int mostEvents;
    private long stop;

    private Profile(int mostEvents)
    {
        this.mostEvents = mostEvents;
    }

    /// <summary>The time since the start, or until <see cref="Dispose"/>.</summary>
    public TimeSpan Elapsed
        => Stopwatch.GetElapsedTime(start, Volatile.Read(ref stop) is > 0 and var end ? end : Stopwatch.GetTimestamp());

    /// <summary>What took time, the most expensive first. The first time the roofline of the machine is measured, which
    /// takes some tens of milliseconds.</summary>
    public IReadOnlyList<ProfileRow> Rows
    {
        get
        {
            var roofline = Roofline.OfMachine;
            lock (gate)
            {
                return
                [
                    .. entries.Values.GroupBy(entry => (entry.Work.Kind, entry.Work.Text))
                        .Select(group => ProfileEntry.Sum(group, roofline))
                        .OrderByDescending(row => row.Own).ThenBy(row => row.Name, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>True while any profile is open.</summary>
    internal static bool IsRunning => isRunning;

    /// <summary>The threads on which something ran, by their number.</summary>
    internal IReadOnlyDictionary<int, string> Threads
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<int, string>(threads);
            }
        }
    }

    /// <summary>Starts to take notes.</summary>
    public static Profile Start() => Start(MostEvents);

    /// <summary>As a table: a line for each row of <see cref="Rows"/>, and the roofline.</summary>
    public override string ToString() => ProfileTable.Of(this);

    /// <summary>Writes a file that chrome://tracing, Perfetto and Speedscope open: a bar for each thing that ran, by
    /// thread and time.</summary>
    /// <param name="path">Of a file to write anew.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveChromeTrace(string path)
    {
        using var file = File.Create(path);
        WriteChromeTrace(file);
    }

    /// <summary>As <see cref="SaveChromeTrace"/>, to a stream, which stays open.</summary>
    public void WriteChromeTrace(Stream stream)
    {
        ProfileEvent[] copy;
        lock (gate)
        {
            copy = [.. events];
        }

        ChromeTrace.Write(stream, copy, Threads, start);
    }

    /// <summary>Stops taking notes; what was noted can still be read.</summary>
    public void Dispose()
    {
        lock (Opening)
        {
            if (stop == 0)
            {
                Volatile.Write(ref stop, Stopwatch.GetTimestamp());
                open = [.. open.Where(profile => profile != this)];
                isRunning = open.Length > 0;
            }
        }
    }

    /// <summary>Starts a profile that counts, but keeps so many single events at most.</summary>
    internal static Profile Start(int mostEvents)
    {
        var profile = new Profile(mostEvents);
        lock (Opening)
        {
            open = [.. open, profile];
            isRunning = true;
        }

        return profile;
    }

    /// <summary>Tells the open profiles of a stretch of time that has ended.</summary>
    internal static void Record(ITimed what, long start, long end, long ownTicks)
    {
        foreach (var profile in open)
        {
            profile.Add(what, start, end, ownTicks);
        }
    }

    private void Add(ITimed what, long from, long to, long ownTicks)
    {
        // What was under way before the start is none of this profile's.
        if (from < start)
        {
            return;
        }

        var thread = Environment.CurrentManagedThreadId;
        lock (gate)
        {
            if (!entries.TryGetValue(what, out var entry))
            {
                entry = new ProfileEntry(what);
                entries.Add(what, entry);
            }

            entry.Add(to - from, ownTicks);
            threads.TryAdd(thread, Thread.CurrentThread.Name ?? $"thread {thread}");
            if (events.Count < mostEvents)
            {
                events.Add(new ProfileEvent(entry, thread, from, to));
            }
        }
    }
}
