using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Makes a method that may be replaced one that may not: an override is sealed; a virtual method that nothing
/// overrides is no longer virtual.</summary>
internal sealed class FixImplementation : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0106", "AG0213"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        var method = (place.SymbolOf(place.Node) ?? (place.Around<MethodDeclarationSyntax>() is { } marked
            ? place.Model.GetDeclaredSymbol(marked, place.Stop) : null))?.OriginalDefinition as IMethodSymbol;
        if (method is not { IsSealed: false, IsAbstract: false }) yield break;
        var (document, node) = place.DeclarationsOf(method).FirstOrDefault();
        if (node is not MethodDeclarationSyntax declaration) yield break;
        if (method.IsOverride)
            yield return new($"Seal '{method.Name}'", nameof(FixImplementation), editor => editor.ReplaceNode(
                declaration, (now, _) => Syntax.With(
                    (MethodDeclarationSyntax)now, SyntaxKind.SealedKeyword, SyntaxKind.OverrideKeyword)))
            { Document = document, MustCompile = true };
        else if (method.IsVirtual && !IsOverridden(method, place))
            yield return new(
                $"Make '{method.Name}' non-virtual", nameof(FixImplementation), editor => editor.ReplaceNode(
                    declaration, (now, _) => Syntax.Without((MethodDeclarationSyntax)now, SyntaxKind.VirtualKeyword)))
            { Document = document, MustCompile = true };
    }

    private static bool IsOverridden(IMethodSymbol method, Place place)
        => place.Model.Compilation.GetSymbolsWithName(method.Name, SymbolFilter.Member, place.Stop)
            .OfType<IMethodSymbol>().Any(other =>
                SymbolEqualityComparer.Default.Equals(other.OverriddenMethod?.OriginalDefinition, method));
}
