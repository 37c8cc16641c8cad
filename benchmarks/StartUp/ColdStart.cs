using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using AutoGraph.Samples;

namespace AutoGraph.Benchmarks.StartUp;

/// <summary>One start, seen from inside.</summary>
internal static class ColdStart
{
    /// <summary>Each makes what a step needs, and then the step.</summary>
    public static IReadOnlyDictionary<string, Func<Action>> Steps { get; } = new Dictionary<string, Func<Action>>
    {
        ["function"] = Function,
        ["train"] = Train,
    };

    /// <summary>What <see cref="Run"/> prints.</summary>
    public const string Columns
        = "process to main | set-up | first step | its processor time | its JIT time | thousand steps";

    /// <summary>Prints milliseconds: from <paramref name="started"/>, a time stamp, to here; until the step is ready to
    /// be taken; for the first step, what processors worked for it, how long the JIT was at work; for the first
    /// thousand.</summary>
    public static void Run(string name, long started)
    {
        var main = Stopwatch.GetTimestamp();
        var step = Steps[name]();
        var (processor, jit) = (Environment.CpuUsage.TotalTime, JitInfo.GetCompilationTime());
        var ready = Stopwatch.GetTimestamp();
        step();
        var first = Stopwatch.GetTimestamp();
        (processor, jit) = (Environment.CpuUsage.TotalTime - processor, JitInfo.GetCompilationTime() - jit);
        for (var i = 1; i < 1000; i++)
            step();
        var thousandth = Stopwatch.GetTimestamp();
        TimeSpan[] times =
        [
            Stopwatch.GetElapsedTime(started, main),
            Stopwatch.GetElapsedTime(main, ready),
            Stopwatch.GetElapsedTime(ready, first),
            processor,
            jit,
            Stopwatch.GetElapsedTime(ready, thousandth),
        ];
        var texts = times.Select(time => time.TotalMilliseconds.ToString("0.000", CultureInfo.InvariantCulture));
        Console.Write(string.Join(' ', texts));
    }

    private static Action Function()
    {
        var x = Tensor.Ones([1000]);
        return () => Functions.Polynomial(x);
    }

    private static Action Train()
    {
        var images = Tensor.Random.Uniform([128, 784], seed: 1);
        var labels = Tensor.Constant(Enumerable.Range(0, 128).Select(i => i % 10).ToArray());
        var chosen = Tensor.Constant(Enumerable.Range(0, 128).ToArray());
        var network = new Network();
        return () => network.TrainStep(images, labels, chosen);
    }
}
