using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Makes the number that a private method returns a tensor.</summary>
internal sealed class ReturnTensor : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0216"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        if (place.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || place.Model.GetDeclaredSymbol(method, place.Stop) is not
                IMethodSymbol { DeclaredAccessibility: Accessibility.Private } symbol
            || !Types.IsNumber(symbol.ReturnType)) yield break;
        yield return new($"Let '{symbol.Name}' return a Tensor", nameof(ReturnTensor), editor => editor.ReplaceNode(
            method.ReturnType, (now, generator) => place.Named("Tensor", now, generator)))
        { MustCompile = true };
    }
}
