using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>Getters and operators that need conversion are called by their twins; other calls without a name
/// cannot be converted.</summary>
internal static class Members
{
    public static string? Rewrite(SyntaxNode node, ExpressionParser parser)
    {
        var scope = parser.Scope;
        if (node is not ExpressionSyntax) return null;
        foreach (var method in MemberCalls.Of(node, scope.Model, scope.Stop))
        {
            var definition = method.OriginalDefinition;
            if (scope.Conversions.Of(definition) != Treatment.Twin) continue;
            if (Conversions.MayBeReplaced(definition))
                scope.Diagnostics.Add(DiagnosticTable.VirtualCall, node, definition.Name);
            else if (scope.Conversions.ObstacleTo(definition) is { } obstacle)
                scope.Diagnostics.Add(
                    DiagnosticTable.HelperOutOfReach, node, NameOf(definition), obstacle.Reason, obstacle.Remedy);
            else if (Twin(node, definition, parser) is { } text)
                return text;
        }

        return null;
    }

    private static string? Twin(SyntaxNode node, IMethodSymbol method, ExpressionParser parser) => node switch
    {
        SimpleNameSyntax name => GeneratedNames.Staged(name.Identifier.ValueText) + "()",
        BinaryExpressionSyntax sum => Call(method, parser.Text(sum.Left), parser.Text(sum.Right)),
        PrefixUnaryExpressionSyntax minus => Call(method, parser.Text(minus.Operand)),
        _ => null,
    };

    private static string Call(IMethodSymbol method, params string[] operands)
        => method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "."
            + $"{GeneratedNames.Staged(method.Name)}({string.Join(", ", operands)})";

    private static string NameOf(IMethodSymbol method)
        => method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name
            : method.AssociatedSymbol?.Name ?? method.Name;
}
