using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Makes a span that a method itself fills an array, which staged code can capture.</summary>
internal sealed class CopyToArray : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0211"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        if (place.SymbolOf(place.Node) is not ILocalSymbol
            {
                IsRef: false, Type: INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1 } span,
            } local || place.DeclarationOf(local) is not { } declaration
            || declaration.Variables[0].Initializer?.Value is not { } value) yield break;
        var array = span.TypeArguments[0].ToMinimalDisplayString(place.Model, declaration.SpanStart) + "[]";
        yield return new($"Make '{local.Name}' an array", nameof(CopyToArray), editor =>
        {
            if (!declaration.Type.IsVar)
                editor.ReplaceNode(
                    declaration.Type, (now, _) => SyntaxFactory.ParseTypeName(array).WithTriviaFrom(now));
            if (value is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax)
                editor.ReplaceNode(value, (now, _) => OnHeap((ExpressionSyntax)now));
        })
        { MustCompile = true };
    }

    private static ExpressionSyntax OnHeap(ExpressionSyntax value) => SyntaxFactory.ParseExpression(
        "new" + value.WithoutTrivia().ToString().Substring("stackalloc".Length)).WithTriviaFrom(value);
}
