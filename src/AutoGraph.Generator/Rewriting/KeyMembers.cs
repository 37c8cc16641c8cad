using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>Notes host values held in members that may change between calls: the trace must depend on them.</summary>
internal static class KeyMembers
{
    public static string? Note(SyntaxNode node, ExpressionParser parser)
    {
        if (node is not IdentifierNameSyntax name) return null;
        var scope = parser.Scope;
        if (!scope.IsMutableMember(name.Identifier.ValueText)) return null;
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            && access.Expression is not ThisExpressionSyntax) return null;
        if (scope.MayBeLocal(name.Identifier.ValueText) && name.Parent is not MemberAccessExpressionSyntax) return null;
        if (scope.Model.GetSymbolInfo(name, scope.Stop).Symbol is { } symbol and (IFieldSymbol or IPropertySymbol))
            scope.KeyMembers.Add(symbol.IsStatic ? name.ToString() : "this." + name);
        return null;
    }
}
