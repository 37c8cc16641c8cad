using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Lets the variable of a loop over a tensor be a tensor.</summary>
internal sealed class LoopWithVar : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0215"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        if (place.Around<ForEachStatementSyntax>() is not { } loop) yield break;
        yield return new("Use 'var'", nameof(LoopWithVar), editor => editor.ReplaceNode(
            loop.Type, (now, _) => SyntaxFactory.IdentifierName("var").WithTriviaFrom(now)))
        { MustCompile = true };
    }
}
