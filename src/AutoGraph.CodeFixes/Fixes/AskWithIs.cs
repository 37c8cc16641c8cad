using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Asks by <c>is null</c> whether there is a tensor.</summary>
internal sealed class AskWithIs : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0208"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        if (place.Around<BinaryExpressionSyntax>() is not { } comparison) yield break;
        var words = comparison.IsKind(SyntaxKind.EqualsExpression) ? "is null" : "is not null";
        yield return new($"Use '{words}'", nameof(AskWithIs), editor => editor.ReplaceNode(
            comparison, (now, _) => Asked((BinaryExpressionSyntax)now, words)));
    }

    private static ExpressionSyntax Asked(BinaryExpressionSyntax comparison, string words)
    {
        var tensor = comparison.Left.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression
            ? comparison.Right : comparison.Left;
        return SyntaxFactory.ParseExpression($"{tensor.WithoutTrivia()} {words}").WithTriviaFrom(comparison);
    }
}
