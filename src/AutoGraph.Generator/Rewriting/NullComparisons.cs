using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary><c>tensor == null</c> calls the tensor's operator, which is never what is meant.</summary>
internal static class NullComparisons
{
    public static string? Check(SyntaxNode node, ExpressionParser parser)
    {
        if (node is not BinaryExpressionSyntax comparison) return null;
        var isEqual = comparison.IsKind(SyntaxKind.EqualsExpression);
        if (!isEqual && !comparison.IsKind(SyntaxKind.NotEqualsExpression)) return null;
        var other = IsNull(comparison.Left) ? comparison.Right : IsNull(comparison.Right) ? comparison.Left : null;
        if (other is null || !parser.Scope.IsStaged(comparison)) return null;
        parser.Scope.Diagnostics.Add(
            DiagnosticTable.ComparedWithNull, comparison, comparison.ToString(),
            $"{other} is {(isEqual ? "null" : "not null")}");
        return null;
    }

    private static bool IsNull(ExpressionSyntax side)
        => side.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression;
}
