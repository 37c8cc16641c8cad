using System.Collections.Immutable;

namespace AutoGraph.CodeFixes;

/// <summary>What can be done, without a thought about the program, about some diagnostics.</summary>
internal abstract class Fix
{
    /// <summary>The diagnostics.</summary>
    public abstract ImmutableArray<string> Ids { get; }

    /// <summary>The ways to do it here; none where the code does not allow any.</summary>
    public abstract IEnumerable<Remedy> Find(Place place);
}
