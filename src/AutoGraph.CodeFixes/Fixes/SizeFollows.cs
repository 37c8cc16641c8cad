using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Writes null for the size that follows from the others.</summary>
internal sealed class SizeFollows : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0307"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        // Only a reshape has a size that follows, and only one.
        if (place.Around<ExpressionSyntax>() is not
            {
                Parent: ExpressionElementSyntax
                {
                    Parent: CollectionExpressionSyntax
                    {
                        Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call },
                    } sizes,
                },
            } size) yield break;
        if (place.SymbolOf(call) is not { Name: "Reshape" }) yield break;
        if (sizes.Elements.OfType<ExpressionElementSyntax>().Count(element => element.Expression.Kind()
            is SyntaxKind.NullLiteralExpression or SyntaxKind.UnaryMinusExpression) != 1) yield break;
        yield return new("Let the size follow: null", nameof(SizeFollows), editor => editor.ReplaceNode(
            size, (now, _) => SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression).WithTriviaFrom(now)));
    }
}
