using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Makes a list of tensors that staged code fills a TensorList.</summary>
internal sealed class GatherInTensorList : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0204"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        if (place.Around<InvocationExpressionSyntax>() is not
            { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } }) yield break;
        if (place.SymbolOf(name) is not ILocalSymbol { Type: INamedTypeSymbol { Name: "List" } list } local
            || !list.TypeArguments.All(Types.IsTensor)) yield break;
        if (place.DeclarationOf(local) is not { } declaration || !IsEmpty(declaration.Variables[0])) yield break;
        yield return new($"Make '{local.Name}' a TensorList", nameof(GatherInTensorList),
            editor => Change(editor, declaration, local, place))
        { MustCompile = true };
    }

    private static bool IsEmpty(VariableDeclaratorSyntax declarator) => declarator.Initializer?.Value switch
    {
        BaseObjectCreationExpressionSyntax { Initializer: null } made
            => made.ArgumentList?.Arguments.Count is null or 0,
        CollectionExpressionSyntax { Elements.Count: 0 } => true,
        _ => false,
    };

    private static void Change(
        SyntaxEditor editor, VariableDeclarationSyntax declaration, ILocalSymbol local, Place place)
    {
        if (!declaration.Type.IsVar)
            editor.ReplaceNode(declaration.Type, (now, generator) => place.Named("TensorList", now, generator));
        var value = declaration.Variables[0].Initializer!.Value;
        var isShort = value is ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax;
        editor.ReplaceNode(value, (now, generator) => isShort
            ? SyntaxFactory.ParseExpression("new()").WithTriviaFrom(now)
            : generator.ObjectCreationExpression(place.Named("TensorList", now, generator).WithoutTrivia())
                .WithTriviaFrom(now));
        foreach (var use in Uses(declaration, local, place)) ChangeUse(editor, use);
    }

    private static IEnumerable<IdentifierNameSyntax> Uses(SyntaxNode declaration, ILocalSymbol local, Place place)
        => declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == local.Name
                && SymbolEqualityComparer.Default.Equals(place.SymbolOf(use), local));

    // `list.Count` is `list.Length`, and `Tensor.Stack(list)` is `list.Stack()`.
    private static void ChangeUse(SyntaxEditor editor, IdentifierNameSyntax use)
    {
        if (use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" } count)
            editor.ReplaceNode(count.Name, (now, _) => SyntaxFactory.IdentifierName("Length").WithTriviaFrom(now));
        else if (use.Parent is ArgumentSyntax
        {
            Parent: ArgumentListSyntax
            {
                Arguments.Count: 1,
                Parent: InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Stack" },
                } call,
            },
        })
            editor.ReplaceNode(call, (now, _) => Syntax.Call(use.WithTriviaFrom(now), "Stack"));
    }
}
