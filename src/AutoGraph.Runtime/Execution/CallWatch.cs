using System.Diagnostics;
using AutoGraph.Diagnostics;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>One run of a graph as those who watch see it, up to the end of the using block.</summary>
internal readonly ref struct CallWatch
{
    private readonly Executable callee;
    private readonly Timed timed;
    private readonly Activity? activity;
    private readonly long start;

    public CallWatch(Executable callee)
    {
        this.callee = callee;
        activity = Telemetry.Source.StartActivity("call")
            ?.SetTag(Telemetry.Function, callee.Name).SetTag("autograph.signature", callee.Signature);
        start = Stopwatch.GetTimestamp();
        timed = Profile.IsRunning ? new Timed(callee) : default;
    }

    /// <summary>Whether anybody watches.</summary>
    public static bool IsWanted => Profile.IsRunning || Telemetry.HearsCalls || NumericsCheck.IsOn;

    public void Dispose()
    {
        timed.Dispose();
        activity?.Dispose();
        var function = new KeyValuePair<string, object?>(Telemetry.Function, callee.Name);
        Telemetry.Calls.Add(1, function);
        Telemetry.CallDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, function);
    }
}
