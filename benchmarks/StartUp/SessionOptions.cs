using System.Globalization;

namespace AutoGraph.Benchmarks.StartUp;

/// <summary>What is to be started, and how often.</summary>
internal sealed record SessionOptions(int Runs, IReadOnlyList<string> Programs)
{
    public const string Usage = """
        usage: StartUp [--runs N] [PROGRAM…]
          starts each program N times (11), in turns, and prints medians in milliseconds
          PROGRAM    this program as built otherwise: by Native AOT, with ReadyToRun, or from another commit
                     (as it runs)
        """;

    /// <summary>Null when the arguments say nothing sensible.</summary>
    public static SessionOptions? Parse(string[] arguments)
    {
        var runs = 11;
        if (arguments is ["--runs", var number, ..])
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out runs) || runs == 0)
                return null;
            arguments = arguments[2..];
        }
        return Array.TrueForAll(arguments, File.Exists)
            ? new SessionOptions(runs, arguments.Length > 0 ? arguments : [Environment.ProcessPath!])
            : null;
    }
}
