using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary><c>a &amp;&amp; b</c> and <c>a || b</c> on tensors evaluate the right side only when it decides.</summary>
internal static class LogicalOperators
{
    public static string? Rewrite(SyntaxNode node, ExpressionParser parser)
    {
        if (node is not BinaryExpressionSyntax operation) return null;
        var isAnd = operation.IsKind(SyntaxKind.LogicalAndExpression);
        if (!isAnd && !operation.IsKind(SyntaxKind.LogicalOrExpression)) return null;
        if (!parser.Scope.IsStaged(operation)) return null;
        LazyParts.Check(operation.Right, parser.Scope);
        var (left, right) = (parser.Text(operation.Left), parser.Text(operation.Right));

        // A bool on the left decides while tracing, so the tensor on the right may never be needed.
        if (!parser.Scope.IsStaged(operation.Left))
            return isAnd ? $"({left} ? {right} : false)" : $"({left} ? true : {right})";
        return $"Stage.{(isAnd ? "And" : "Or")}({left}, () => {right})";
    }
}
