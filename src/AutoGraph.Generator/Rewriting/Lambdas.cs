using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Emission;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoGraph.Generator.Rewriting;

/// <summary>Lambdas with statements are converted like methods; those with an expression,
/// like any expression.</summary>
internal static class Lambdas
{
    public static string? Rewrite(SyntaxNode node, ExpressionParser parser)
    {
        if (node is not AnonymousFunctionExpressionSyntax lambda) return null;
        CheckCaptures(lambda, parser.Scope);
        if (lambda.Block is not { } block || !StatementParser.HasStaged(block, parser.Scope)) return null;
        if (parser.Scope.Model.GetSymbolInfo(lambda, parser.Scope.Stop).Symbol is not IMethodSymbol symbol) return null;
        var head = TextSpan.FromBounds(lambda.SpanStart, block.SpanStart);
        return lambda.SyntaxTree.GetText(parser.Scope.Stop).ToString(head).TrimEnd() + "\n"
            + Converted(block, symbol, parser.Scope, IndentOf(lambda));
    }

    /// <summary>The converted body of a lambda or local function, braces included.</summary>
    public static string Converted(BlockSyntax block, IMethodSymbol symbol, MethodScope scope, string indent)
    {
        var callable = MethodParser.Body(block, symbol, scope);
        return NestedEmitter.Emit(callable, scope.Diagnostics, indent);
    }

    public static string IndentOf(SyntaxNode node)
    {
        var line = node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private static void CheckCaptures(AnonymousFunctionExpressionSyntax lambda, MethodScope scope)
    {
        if (!scope.HasStaged) return;
        var use = new VariableUse(scope);
        use.Visit(lambda);
        foreach (var write in use.Writes.Where(write => !use.Declares.Contains(write.Variable)))
        {
            var variable = scope.Variables[write.Variable];
            if (variable is { IsMember: false, Kind: not VariableKind.Host })
                scope.Diagnostics.Add(DiagnosticTable.CapturedAssignment, lambda, variable.Path);
        }
    }
}
