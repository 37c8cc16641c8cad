using System.Collections.Immutable;

namespace AutoGraph.Fuzz.Syntax;

/// <summary>Statements in order.</summary>
internal sealed record Block(ImmutableArray<Node> Statements)
{
    public int Size => Statements.Sum(statement => statement.Size);
}
