using System.Diagnostics;
using AutoGraph.Diagnostics;

namespace AutoGraph.Execution;

/// <summary>One run of a graph as those who watch see it, up to the end of the using block; nothing when nobody does.
/// </summary>
internal readonly ref struct CallWatch
{
    private readonly Executable? callee;
    private readonly Timed timed;
    private readonly Activity? activity;
    private readonly long start;

    private CallWatch(Executable callee)
    {
        this.callee = callee;
        activity = Telemetry.Source.StartActivity("call")
            ?.SetTag(Telemetry.Function, callee.Name).SetTag("autograph.signature", callee.Signature);
        start = Stopwatch.GetTimestamp();
        timed = Profile.IsRunning ? new Timed(callee) : default;
    }

    public static CallWatch Begin(Executable callee)
        => Profile.IsRunning || Telemetry.HearsCalls ? new(callee) : default;

    public void Dispose()
    {
        timed.Dispose();
        activity?.Dispose();
        if (callee is null)
        {
            return;
        }

        var function = new KeyValuePair<string, object?>(Telemetry.Function, callee.Name);
        Telemetry.Calls.Add(1, function);
        Telemetry.CallDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, function);
    }
}
