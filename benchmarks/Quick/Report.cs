using System.Globalization;
using System.Text.Json;

namespace AutoGraph.Benchmarks.Quick;

/// <summary>Prints results: lines that join with the peers', or a table to read.</summary>
internal static class Report
{
    public const string TableHead = """
        | case | threads | eager, µs | graph, µs | eager / graph |
        |---|---|---|---|---|
        """;

    public static string TableRow(Measured row)
    {
        var (eager, graph) = (1e6 * row.Eager.Quantile(0.5), 1e6 * row.Graph.Quantile(0.5));
        return string.Create(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Threads} | {eager:0.###} | {graph:0.###} | {eager / graph:0.00} |");
    }

    public static string JsonLines(Measured row)
        => Json(row, "autograph-graph", row.Graph) + Environment.NewLine + Json(row, "autograph-eager", row.Eager);

    private static string Json(Measured row, string peer, Timing timing) => JsonSerializer.Serialize(new
    {
        name = row.Name, peer, threads = row.Threads,
        median = timing.Quantile(0.5), min = timing.Minimum, p25 = timing.Quantile(0.25), n = timing.Count,
    });
}
