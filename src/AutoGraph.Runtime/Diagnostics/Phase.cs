using System.Diagnostics;

namespace AutoGraph.Diagnostics;

/// <summary>A stretch of time that comes once for each graph (<c>trace</c>, <c>passes</c>, <c>plan</c>), for profiles
/// and listeners, up to the end of the using block.</summary>
internal readonly ref struct Phase
{
    private readonly Timed timed;
    private readonly Activity? activity;
    private readonly long start;

    /// <param name="kind">Which phase.</param>
    /// <param name="function">Of which function.</param>
    public Phase(string kind, string function)
    {
        start = Stopwatch.GetTimestamp();
        activity = Telemetry.Source.StartActivity(kind)?.SetTag(Telemetry.Function, function);
        timed = Profile.IsRunning ? new Timed(new Stretch(kind, function)) : default;
    }

    /// <summary>As people read it: <c>1.25 ms</c>.</summary>
    public string Elapsed => FormattableString.Invariant($"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:F2} ms");

    /// <summary>Tells a listener more.</summary>
    public void Tag(string name, object? value) => activity?.SetTag(name, value);

    public void Dispose()
    {
        timed.Dispose();
        activity?.Dispose();
    }

    private sealed record Stretch(string Kind, string Function) : ITimed
    {
        public Work Work => new(Kind, Function);
    }
}
