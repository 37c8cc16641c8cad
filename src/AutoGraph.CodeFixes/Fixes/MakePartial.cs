using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Makes the type of a method partial, and the types around it.</summary>
internal sealed class MakePartial : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0101", "AG0105"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        var method = place.Diagnostic.Id == "AG0101"
            ? place.Around<MethodDeclarationSyntax>() is { } marked
                ? place.Model.GetDeclaredSymbol(marked, place.Stop) : null
            : place.SymbolOf(place.Node);
        var declaration = method is null ? default : place.DeclarationsOf(method.OriginalDefinition).FirstOrDefault();
        if (declaration.Node is null) yield break;
        var types = declaration.Node.Ancestors().OfType<TypeDeclarationSyntax>()
            .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).ToList();
        if (types.Count == 0) yield break;
        var names = string.Join(" and ", types.Select(type => $"'{type.Identifier.ValueText}'"));
        yield return new($"Make {names} partial", nameof(MakePartial), editor =>
        {
            foreach (var type in types)
                editor.ReplaceNode(
                    type, (now, _) => Syntax.With((TypeDeclarationSyntax)now, SyntaxKind.PartialKeyword));
        })
        { Document = declaration.Document };
    }
}
