using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Lets generated code name a private type.</summary>
internal sealed class MakeInternal : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0110"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        if (place.Around<InvocationExpressionSyntax>() is not { } call
            || place.SymbolOf(call) is not IMethodSymbol method) yield break;
        var types = new List<INamedTypeSymbol>();
        foreach (var named in method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType)
            .OfType<INamedTypeSymbol>().Prepend(method.ContainingType))
            for (var type = named; type is not null; type = type.ContainingType)
                if (type.DeclaredAccessibility == Accessibility.Private) types.Add(type.OriginalDefinition);
        var declarations = types.SelectMany(place.DeclarationsOf).ToList();
        if (declarations.Count == 0 || declarations.Any(part => part.Document.Id != declarations[0].Document.Id))
            yield break;
        yield return new($"Make '{types[0].Name}' internal", nameof(MakeInternal), editor =>
        {
            foreach (var node in declarations.Select(part => part.Node).Distinct())
                editor.ReplaceNode(node, (now, _) => Internal((MemberDeclarationSyntax)now));
        })
        { Document = declarations[0].Document };
    }

    private static MemberDeclarationSyntax Internal(MemberDeclarationSyntax type)
        => type.Modifiers.Any(SyntaxKind.PrivateKeyword)
            ? Syntax.Replaced(type, SyntaxKind.PrivateKeyword, SyntaxKind.InternalKeyword)
            : Syntax.With(
                type, SyntaxKind.InternalKeyword,
                [.. type.Modifiers.Select(modifier => modifier.Kind())]);
}
