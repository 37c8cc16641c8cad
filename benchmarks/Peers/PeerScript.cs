using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AutoGraph.Benchmarks.Peers;

/// <summary>The seconds of a case on another library.</summary>
internal sealed record PeerTime(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("peer")] string Peer,
    [property: JsonPropertyName("threads")] int Threads,
    [property: JsonPropertyName("median")] double Median,
    [property: JsonPropertyName("min")] double Least);

/// <summary>The script that does the same work on other libraries: a JSON line for each case and peer.</summary>
/// <param name="path">Of the script.</param>
/// <param name="python">What runs it.</param>
/// <param name="isTuned">Whether the peers get what they need to be at their best on this machine.</param>
internal sealed class PeerScript(string path, string python, bool isTuned)
{
    /// <summary>What the script's own --tuned sets, for processors without AVX-512, on which that one ends at the
    /// first instruction that is missing: OpenBLAS with OpenMP, and memory that is kept.</summary>
    private static readonly string[] TunedWithout512 =
    [
        "--env", "LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu/openblas-openmp",
        "--env", "MALLOC_MMAP_THRESHOLD_=1073741824", "--env", "MALLOC_TRIM_THRESHOLD_=8589934592",
        "--env", "MALLOC_TOP_PAD_=268435456",
    ];

    /// <summary>Runs one group.</summary>
    /// <exception cref="InvalidOperationException">The script failed or measured nothing.</exception>
    public IReadOnlyList<PeerTime> Run(string group, int threads, double budgetSeconds)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            path, "--only", group, "--threads", threads.ToString(CultureInfo.InvariantCulture),
            "--budget", budgetSeconds.ToString(CultureInfo.InvariantCulture), .. Tuning,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{python} does not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var times = Lines(process.StandardOutput).Select(line => JsonSerializer.Deserialize<PeerTime>(line)!).ToList();
        process.WaitForExit();
        return process.ExitCode == 0 && times.Count > 0
            ? times
            : throw new InvalidOperationException(
                $"{path} gave {times.Count} times for group {group} and ended with {process.ExitCode}. "
                + errors.Result);
    }

    private string[] Tuning => !isTuned ? [] : Vector512.IsHardwareAccelerated ? ["--tuned"] : TunedWithout512;

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('{'))
                yield return line;
        }
    }
}
