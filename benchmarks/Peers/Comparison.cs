using System.Globalization;
using AutoGraph.Benchmarks.Quick;

namespace AutoGraph.Benchmarks.Peers;

/// <summary>Cases beside their peers, as rows of a markdown table.</summary>
/// <param name="ofLeast">Whether the least times are compared; else the medians.</param>
internal sealed class Comparison(bool ofLeast)
{
    public const string Head = """
        | case | threads | eager, µs | graph, µs | best peer, µs | which | graph: times faster | goal | | eager / graph |
        |---|---|---|---|---|---|---|---|---|---|
        """;

    /// <param name="ours">What was measured here.</param>
    /// <param name="peers">What peers took, any cases, with as many threads or fewer; several times each.</param>
    public string Row(Measured ours, IEnumerable<PeerTime> peers)
    {
        var (eager, graph) = (Seconds(ours.Eager), Seconds(ours.Graph));
        var best = peers.Where(time => time.Name == ours.Name).GroupBy(time => (time.Peer, time.Threads))
            .Select(times => (times.Key.Peer, Seconds: Seconds(times)))
            .DefaultIfEmpty((Peer: "none", Seconds: double.NaN)).MinBy(peer => peer.Seconds);
        string[] cells =
        [
            ours.Name, $"{ours.Threads}", Micros(eager), Micros(graph), Micros(best.Seconds), best.Peer,
            Number(best.Seconds / graph), .. Verdict(ours.Name, ours.Threads, best.Seconds, eager, graph), OverEager(ours.Name, eager / graph),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    /// <summary>The goal, and whether it was met; both empty where there is none.</summary>
    private static string[] Verdict(string name, int threads, double peer, double eager, double graph)
    {
        if (!Goals.All.TryGetValue(name, out var goal))
            return ["", ""];
        var (ratio, wanted) = (peer / (goal.OfEager ? eager : graph), goal.At(threads));
        return [Number(wanted) + (goal.OfEager ? $" (eager: {Number(ratio)})" : ""), Word(ratio >= wanted)];
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

    private double Seconds(Timing timing) => ofLeast ? timing.Minimum : timing.Quantile(0.5);

    private double Seconds(IEnumerable<PeerTime> times)
        => ofLeast
            ? times.Min(time => time.Least)
            : times.Select(time => time.Median).Order().ElementAt(times.Count() / 2);
}
