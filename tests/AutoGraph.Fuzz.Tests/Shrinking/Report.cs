using AutoGraph.Fuzz.Running;
using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Shrinking;

/// <summary>A failure for people: the program, its inputs, and what differs.</summary>
internal static class Report
{
    public static string Shrunk(Subject subject, Failure failure)
    {
        // Each smaller one that does not end would occupy a core.
        if (failure.Check == Watchdog.Ends) return Of(subject, failure);
        var small = Shrinker.Shrink(subject, failure, Campaign.Judge);
        var now = Campaign.Judge([small]).GetValueOrDefault(small.Number) ?? failure;
        return $"Shrunk from {subject.Size} to {small.Size} nodes. {Of(small, now)}";
    }

    public static string Of(Subject subject, Failure failure) => $"""
        Program {subject.Number} does not hold "{failure.Check}" (AUTOGRAPH_FUZZ={subject.Number}:1 runs it alone):
        {failure.Detail}

        {SubjectPrinter.HostText(subject)}

        {SubjectPrinter.TensorText(subject)}
        """;
}
