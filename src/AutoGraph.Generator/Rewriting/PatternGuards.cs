using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>A switch picks its arm while tracing, so a tensor cannot guard one.</summary>
internal static class PatternGuards
{
    public static string? Check(SyntaxNode node, ExpressionParser parser)
    {
        var guard = node switch
        {
            WhenClauseSyntax clause => clause.Condition,
            CatchFilterClauseSyntax filter => filter.FilterExpression,
            _ => null,
        };
        if (guard is not null && parser.Scope.IsStaged(guard))
            parser.Scope.Diagnostics.Add(DiagnosticTable.TensorGuard, guard, guard.ToString());
        return null;
    }
}
