using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AutoGraph.Benchmarks.Quick;

/// <summary>Samples of one contender, in seconds for one unit of work.</summary>
internal sealed class Timing(Func<object?> work, int unitsPerCall)
{
    /// <summary>A sample is long enough for the clock.</summary>
    private const double SampleSeconds = 3e-4;
    private const int MaxSamples = 3000;

    private readonly List<double> samples = [];
    private int callsPerSample = 1;

    public int Count => samples.Count;

    public double Minimum => samples.Min();

    public double Quantile(double part) => samples.Order().ElementAt((int)(samples.Count * part));

    /// <summary>Runs the work for a while without counting it, and finds how many calls make a sample.</summary>
    public void WarmUp(double seconds)
    {
        for (var i = 0; i < 3; i++)
            Consume(work());
        var once = Stopwatch.GetTimestamp();
        Consume(work());
        var call = Math.Max(Stopwatch.GetElapsedTime(once).TotalSeconds, 1e-7);
        callsPerSample = Math.Max(1, (int)(SampleSeconds / call));
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds;)
            Consume(work());
    }

    /// <summary>Takes samples for so many seconds, and at least so many samples.</summary>
    public void Measure(double seconds, int atLeast)
    {
        var start = Stopwatch.GetTimestamp();
        for (var taken = 0; samples.Count < MaxSamples && (taken < atLeast || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds); taken++)
            samples.Add(Sample());
    }

    private double Sample()
    {
        var start = Stopwatch.GetTimestamp();
        for (var call = 0; call < callsPerSample; call++)
            Consume(work());
        return Stopwatch.GetElapsedTime(start).TotalSeconds / callsPerSample / unitsPerCall;
    }

    /// <summary>Drops a result, as the peers' script does: Python frees what nobody names any more at once.</summary>
    private static void Consume(object? result)
    {
        switch (result)
        {
            case IDisposable tensor:
                tensor.Dispose();
                break;
            case ITuple results:
                for (var i = 0; i < results.Length; i++)
                    Consume(results[i]);
                break;
        }
    }
}
