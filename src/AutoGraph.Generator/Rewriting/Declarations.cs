using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>A local without a value gets one, since staged bodies capture it before it is assigned.</summary>
internal static class Declarations
{
    public static string? Rewrite(SyntaxNode node, ExpressionParser parser)
        => node is VariableDeclaratorSyntax
        {
            Initializer: null,
            ArgumentList: null,
            Parent: VariableDeclarationSyntax { Type: not RefTypeSyntax, Parent: LocalDeclarationStatementSyntax },
        } local ? local.Identifier.Text + " = " + Placeholder(local, parser.Scope) : null;

    private static string Placeholder(VariableDeclaratorSyntax local, MethodScope scope)
    {
        const string unassigned = "Stage.Unassigned";
        if (scope.Model.GetDeclaredSymbol(local, scope.Stop) is not ILocalSymbol { Type: var type }) return "default!";
        return KnownTypes.KindOf(type) switch
        {
            VariableKind.Tensor => unassigned,
            VariableKind.Composite when KnownTypes.IsTensorTuple(type)
                => "(" + string.Join(", ", ((INamedTypeSymbol)type).TupleElements.Select(_ => unassigned)) + ")",
            _ => "default!",
        };
    }
}
