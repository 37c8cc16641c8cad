namespace AutoGraph.Benchmarks.Quick;

/// <summary>One row: the same work through the graph and eagerly.</summary>
/// <param name="Name">As the peers' script prints it.</param>
/// <param name="Graph">One call through the graph.</param>
/// <param name="Eager">The same, statement by statement.</param>
/// <param name="Check">Throws when the two, or one of them and a reference in double precision, differ.</param>
/// <param name="UnitsPerCall">How many units of work a call does; times are for one.</param>
internal sealed record QuickCase(string Name, Func<object?> Graph, Func<object?> Eager, Action Check, int UnitsPerCall = 1)
{
    /// <summary>The group of a case, a letter.</summary>
    public static string GroupOf(string name) => name[..name.IndexOf('.', StringComparison.Ordinal)];
}
