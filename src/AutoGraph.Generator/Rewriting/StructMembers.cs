using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>In the twin of a struct's method, members belong to a copy of <c>this</c>.</summary>
internal static class StructMembers
{
    public static string? Rewrite(SyntaxNode node, ExpressionParser parser)
    {
        var scope = parser.Scope;
        if (!scope.CopiesThis) return null;
        if (node is ThisExpressionSyntax) return scope.Receiver;
        if (node is not SimpleNameSyntax name || scope.MayBeLocal(name.Identifier.ValueText)) return null;
        if (name.Parent is MemberBindingExpressionSyntax or NameColonSyntax
            || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
            || name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } initial
                && initial.Left == name) return null;
        return scope.Model.GetSymbolInfo(name, scope.Stop).Symbol is { IsStatic: false } member
            && member is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }
            && SymbolEqualityComparer.Default.Equals(member.ContainingType, scope.Method.ContainingType)
                ? scope.Receiver + "."
                    + (Calls.Rewrite(name, parser) ?? Members.Rewrite(name, parser) ?? name.ToString()) : null;
    }
}
