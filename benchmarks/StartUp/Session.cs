using System.Diagnostics;
using System.Globalization;

namespace AutoGraph.Benchmarks.StartUp;

/// <summary>Starts programs in turns, so that a machine that slows down slows all of them, and takes medians.</summary>
internal static class Session
{
    public static int Run(SessionOptions options)
    {
        Console.WriteLine($"| program | step | {ColdStart.Columns} |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var step in ColdStart.Steps.Keys)
        {
            var times = options.Programs.Select(_ => new List<double[]>()).ToArray();
            for (var run = 0; run < options.Runs; run++)
            {
                for (var i = 0; i < times.Length; i++)
                    times[i].Add(Start(options.Programs[i], step));
            }
            for (var i = 0; i < times.Length; i++)
                Console.WriteLine($"| {options.Programs[i]} | {step} | {string.Join(" | ", Medians(times[i]))} |");
        }
        return 0;
    }

    private static double[] Start(string program, string step)
    {
        // The clock counts from the start of the machine, the same for parent and child.
        var now = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(program, ["--child", step, now]) { RedirectStandardOutput = true };
        using var child = Process.Start(start)!;
        var line = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? [.. line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"{program} ended with {child.ExitCode}.");
    }

    private static IEnumerable<string> Medians(List<double[]> times)
        => Enumerable.Range(0, times[0].Length)
            .Select(column => times.Select(row => row[column]).Order().ElementAt(times.Count / 2))
            .Select(median => median.ToString("0.0", CultureInfo.InvariantCulture));
}
