using System.Collections.Immutable;

namespace AutoGraph.Fuzz.Syntax;

/// <summary>A random program: a method, what it calls, and what it is called with.</summary>
/// <param name="Number">Of which all of it follows.</param>
/// <param name="Outputs">Kinds of the results; the first is Real, and is what is differentiated.</param>
/// <param name="Members">Other methods of its class.</param>
internal sealed record Subject(
    int Number, ImmutableArray<Place> Parameters, ImmutableArray<Kind> Outputs, Block Members, Block Body,
    ImmutableArray<Input> Inputs)
{
    public int Size => Members.Size + Body.Size;

    public ISet<string> Constructs => Members.Statements.Concat(Body.Statements)
        .SelectMany(statement => statement.WithDescendants()).Select(node => node.Construct).ToHashSet();
}
