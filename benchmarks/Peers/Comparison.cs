using System.Globalization;
using AutoGraph.Benchmarks.Quick;

namespace AutoGraph.Benchmarks.Peers;

/// <summary>One case beside its peers, as a row of a markdown table.</summary>
internal static class Comparison
{
    public const string Head = """
        | case | threads | eager, µs | graph, µs | best peer, µs | which | graph: times faster | goal | | eager / graph |
        |---|---|---|---|---|---|---|---|---|---|
        """;

    /// <param name="ours">What was measured here.</param>
    /// <param name="peers">What peers took, any cases, with as many threads or fewer; several times each.</param>
    public static string Row(Measured ours, IEnumerable<PeerTime> peers)
    {
        var (eager, graph) = (ours.Eager.Quantile(0.5), ours.Graph.Quantile(0.5));
        var best = peers.Where(time => time.Name == ours.Name).GroupBy(time => (time.Peer, time.Threads))
            .Select(times => (times.Key.Peer, Seconds: Median(times.Select(time => time.Seconds))))
            .DefaultIfEmpty((Peer: "none", Seconds: double.NaN)).MinBy(peer => peer.Seconds);
        string[] cells =
        [
            ours.Name, $"{ours.Threads}", Micros(eager), Micros(graph), Micros(best.Seconds), best.Peer,
            Number(best.Seconds / graph), .. Verdict(ours, best.Seconds), OverEager(ours.Name, eager / graph),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    /// <summary>The goal, and whether it was met; both empty where there is none.</summary>
    private static string[] Verdict(Measured ours, double peer)
    {
        if (!Goals.All.TryGetValue(ours.Name, out var goal))
            return ["", ""];
        var ratio = peer / (goal.OfEager ? ours.Eager : ours.Graph).Quantile(0.5);
        var least = goal.At(ours.Threads);
        return [Number(least) + (goal.OfEager ? $" (eager: {Number(ratio)})" : ""), Word(ratio >= least)];
    }

    private static string OverEager(string name, double ratio)
        => Goals.OverEager.TryGetValue(name, out var goal)
            ? $"{Number(ratio)} (goal {Number(goal)}: {Word(ratio >= goal)})"
            : Number(ratio);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Micros(double seconds)
        => (1e6 * seconds).ToString(
            seconds >= 1e-4 ? "0" : seconds >= 1e-6 ? "0.0" : "0.0000", CultureInfo.InvariantCulture);

    private static string Word(bool isMet) => isMet ? "met" : "missed";

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
