using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary><c>Console.WriteLine</c> of a tensor prints when the graph runs.</summary>
internal static class Printing
{
    public static string? Rewrite(SyntaxNode node, ExpressionParser parser)
    {
        if (node is not InvocationExpressionSyntax call || !IsPrint(call)) return null;
        var scope = parser.Scope;
        if (scope.Model.GetSymbolInfo(call, scope.Stop).Symbol
            is not IMethodSymbol { ContainingType: { Name: "Console" } console } method
            || console.ContainingNamespace.Name != "System") return null;
        var message = PrintedText.Of(call.ArgumentList.Arguments, parser);
        if (message is { HasTensor: true }) return $"Stage.{method.Name}({message.ToArguments()})";
        scope.Diagnostics.Add(DiagnosticTable.PrintsWhileTracing, call, "Console." + method.Name, scope.Method.Name);
        return null;
    }

    /// <summary>Cheap test before binding.</summary>
    public static bool IsPrint(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            IdentifierNameSyntax simple => simple,
            MemberAccessExpressionSyntax { Name: IdentifierNameSyntax member } => member,
            _ => null,
        };
        return name?.Identifier.ValueText is "WriteLine" or "Write";
    }
}
