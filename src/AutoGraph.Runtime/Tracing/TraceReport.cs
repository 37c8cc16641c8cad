using AutoGraph.Diagnostics;
using AutoGraph.Graphs;

namespace AutoGraph.Staging;

/// <summary>Tells those who watch of a trace.</summary>
internal static class TraceReport
{
    /// <param name="phase">Of the trace.</param>
    /// <param name="graph">What came of it.</param>
    /// <param name="host">Arguments that are no tensors.</param>
    /// <param name="reason">Why it was made.</param>
    /// <param name="isAgain">Whether the function had been traced before.</param>
    public static void Tell<THost>(Phase phase, Graph graph, THost host, string reason, bool isAgain)
    {
        var function = new KeyValuePair<string, object?>(Telemetry.Function, graph.Name);
        Telemetry.Traces.Add(1, function);
        if (isAgain)
        {
            Telemetry.Retraces.Add(1, function);
        }

        var signature = $"({string.Join(", ", graph.InputSpecs)})" + (host is ValueTuple ? "" : $" with {host}");
        phase.Tag("autograph.signature", signature);
        phase.Tag("autograph.reason", reason);
        if (Show.Has(ShowParts.Trace))
        {
            Show.Write(
                ShowParts.Trace, $"{graph.Name}{signature}: {reason}; {graph.NodeCount} nodes in {phase.Elapsed}");
        }

        if (Show.Has(ShowParts.Graph))
        {
            Show.Write(ShowParts.Graph, graph.Name, graph.ToString());
        }
    }
}
