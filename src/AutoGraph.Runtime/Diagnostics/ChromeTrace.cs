using System.Diagnostics;
using System.Text.Json;

namespace AutoGraph.Diagnostics;

/// <summary>Events in the trace event format: complete events ("X") with microseconds, nested by time within a thread.
/// </summary>
/// <remarks>Nat Duca and Dan Sinclair, Trace Event Format, Google 2016.</remarks>
internal static class ChromeTrace
{
    private const int Process = 1;

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Stays open.</param>
    /// <param name="events">In any order.</param>
    /// <param name="threads">Names by number.</param>
    /// <param name="origin">The timestamp that is 0.</param>
    public static void Write(
        Stream stream, ProfileEvent[] events, IReadOnlyDictionary<int, string> threads, long origin)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("displayTimeUnit", "ms");
        json.WriteStartArray("traceEvents");
        WriteName(json, "process_name", 0, "AutoGraph");
        foreach (var (thread, name) in threads.OrderBy(pair => pair.Key))
        {
            WriteName(json, "thread_name", thread, name);
        }

        // Those that begin together in the order of nesting.
        foreach (var item in events.OrderBy(item => item.Start).ThenByDescending(item => item.End))
        {
            WriteEvent(json, item, origin);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteName(Utf8JsonWriter json, string what, int thread, string name)
    {
        json.WriteStartObject();
        json.WriteString("name", what);
        json.WriteString("ph", "M");
        json.WriteNumber("pid", Process);
        json.WriteNumber("tid", thread);
        json.WriteStartObject("args");
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Unrounded: a TimeSpan counts in 100 ns.</summary>
    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;

    private static void WriteEvent(Utf8JsonWriter json, ProfileEvent item, long origin)
    {
        var seconds = Seconds(item.End - item.Start);
        json.WriteStartObject();
        json.WriteString("name", item.Work.Text);
        json.WriteString("cat", item.Work.Kind);
        json.WriteString("ph", "X");
        json.WriteNumber("ts", Seconds(item.Start - origin) * 1e6);
        json.WriteNumber("dur", seconds * 1e6);
        json.WriteNumber("pid", Process);
        json.WriteNumber("tid", item.Thread);
        WriteArguments(json, item.Work, seconds);
        json.WriteEndObject();
    }

    private static void WriteArguments(Utf8JsonWriter json, Work work, double seconds)
    {
        json.WriteStartObject("args");
        if (work.Lines?.ToString() is { Length: > 0 } lines)
        {
            json.WriteString("lines", lines);
        }

        if (work.Flops > 0 || work.Bytes > 0)
        {
            json.WriteNumber("flops", work.Flops);
            json.WriteNumber("bytes", work.Bytes);
            if (seconds > 0)
            {
                json.WriteNumber("GFLOP/s", Math.Round(work.Flops / seconds / 1e9, 3));
                json.WriteNumber("GB/s", Math.Round(work.Bytes / seconds / 1e9, 3));
            }
        }

        json.WriteEndObject();
    }
}
