using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>A switch expression whose guards are tensors: patterns are matched while tracing, guards decide when the
/// graph runs.</summary>
internal static class SwitchExpressions
{
    public static string? Rewrite(SyntaxNode node, ExpressionParser parser)
    {
        var scope = parser.Scope;
        if (node is not SwitchExpressionSyntax choice
            || !choice.Arms.Any(arm => scope.IsStaged(arm.WhenClause?.Condition))) return null;
        if (ConditionalExpressions.Result(choice, scope) is { } type && !KnownTypes.IsOperand(type))
            scope.Diagnostics.Add(DiagnosticTable.ConditionalType, choice, type.ToDisplayString(
                SymbolDisplayFormat.MinimallyQualifiedFormat));
        var value = scope.Free("value");
        var arms = choice.Arms.Select(arm => $"{value} => {Arm(arm, value, parser)}");
        return $"Stage.Match({string.Join(", ", arms.Prepend(parser.Text(choice.GoverningExpression)))})";
    }

    private static string Arm(SwitchExpressionArmSyntax arm, string value, ExpressionParser parser)
    {
        LazyParts.Check(arm.Expression, parser.Scope);
        var guard = arm.WhenClause?.Condition;
        var isStaged = parser.Scope.IsStaged(guard);
        if (guard is not null) LazyParts.Check(guard, parser.Scope);
        var taken = $"Stage.Arm({(isStaged ? parser.Text(guard!) + ", " : "")}() => {parser.Text(arm.Expression)})";
        var test = Patterns.Test(value, arm.Pattern, isStaged ? null : guard, parser);
        return test.Length == 0 ? taken : $"{test} ? {taken} : null";
    }
}
