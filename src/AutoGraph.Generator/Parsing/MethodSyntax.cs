using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>The declaration of a method, getter or operator, as far as they are alike.</summary>
/// <param name="Name">What twins are named after.</param>
internal sealed record MethodSyntax(
    SyntaxNode Node, SyntaxNode? Body, string Name, TypeSyntax ReturnType, BaseParameterListSyntax? Parameters,
    SyntaxTokenList Modifiers)
{
    public TypeParameterListSyntax? TypeParameters { get; init; }

    public SyntaxList<TypeParameterConstraintClauseSyntax> Constraints { get; init; }

    /// <summary>Null for methods without source, or of kinds that have no twin.</summary>
    public static MethodSyntax? Of(IMethodSymbol symbol)
        => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            MethodDeclarationSyntax method => new(
                method, (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression, symbol.Name, method.ReturnType,
                method.ParameterList, method.Modifiers)
            {
                TypeParameters = method.TypeParameterList,
                Constraints = method.ConstraintClauses,
            },
            OperatorDeclarationSyntax method => new(
                method, (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression, symbol.Name, method.ReturnType,
                method.ParameterList, method.Modifiers),
            AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } getter
                when getter.IsKind(SyntaxKind.GetAccessorDeclaration) => new(
                getter, (SyntaxNode?)getter.Body ?? getter.ExpressionBody?.Expression, property.Identifier.ValueText,
                property.Type, null, property.Modifiers),
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } getter => new(
                getter, getter.Expression, property.Identifier.ValueText, property.Type, null, property.Modifiers),
            _ => null,
        };

    /// <summary>What runs when the symbol is called: its body or, for a constructor, initializers too.</summary>
    public static IEnumerable<SyntaxNode> BodiesOf(IMethodSymbol symbol)
    {
        var declared = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (symbol.MethodKind == MethodKind.Constructor)
        {
            foreach (var field in symbol.ContainingType.DeclaringSyntaxReferences.Select(r => r.GetSyntax())
                .OfType<TypeDeclarationSyntax>().SelectMany(type => type.Members))
            {
                if (field is PropertyDeclarationSyntax { Initializer: { } value }) yield return value;
                if (field is FieldDeclarationSyntax fields && !fields.Modifiers.Any(SyntaxKind.StaticKeyword))
                    foreach (var one in fields.Declaration.Variables)
                        if (one.Initializer is { } first) yield return first;
            }
        }

        var body = declared switch
        {
            BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
            AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
            ArrowExpressionClauseSyntax arrow => arrow,
            _ => null,
        };
        if (body is not null) yield return body;
    }
}
