using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Makes a local that a tensor decides a tensor.</summary>
internal sealed class DeclareTensor : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0201", "AG0202"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        var locals = place.Diagnostic.Id == "AG0201" ? Written(place) : Initialized(place);
        if (locals.Count != 1 || place.DeclarationOf(locals[0]) is not { } declaration) yield break;
        yield return new($"Make '{locals[0].Name}' a Tensor", nameof(DeclareTensor), editor => editor.ReplaceNode(
            declaration.Type, (now, generator) => place.Named("Tensor", now, generator)))
        { MustCompile = true };
    }

    // Numbers that the statement assigns.
    private static List<ILocalSymbol> Written(Place place)
        => [.. place.Node.DescendantNodesAndSelf().Select(node => node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left,
            PostfixUnaryExpressionSyntax step => step.Operand,
            PrefixUnaryExpressionSyntax step => step.Operand,
            _ => null,
        })
            .OfType<IdentifierNameSyntax>().Select(place.SymbolOf).OfType<ILocalSymbol>()
            .Where(local => Types.IsNumber(local.Type))
            .Distinct<ILocalSymbol>(SymbolEqualityComparer.Default)];

    // The local whose first value the conditional is.
    private static List<ILocalSymbol> Initialized(Place place)
    {
        SyntaxNode? value = place.Around<ConditionalExpressionSyntax>();
        while (value?.Parent is ExpressionSyntax or SwitchExpressionArmSyntax) value = value.Parent;
        return value?.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            && place.Model.GetDeclaredSymbol(declarator, place.Stop) is ILocalSymbol local
            && Types.IsNumber(local.Type) ? [local] : [];
    }
}
