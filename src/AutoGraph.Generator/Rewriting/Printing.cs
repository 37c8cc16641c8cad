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
        if (scope.Model.GetSymbolInfo(call, scope.Stop).Symbol is not IMethodSymbol method) return null;
        if (!IsConsole(method, call, scope)) return null;
        var message = PrintedText.Of(call.ArgumentList.Arguments, parser);
        var mayBeSkipped = IsStagedAround(call, scope) || scope.ReturnsBefore(call);
        if (message is not { HasTensor: true } && !mayBeSkipped)
            scope.Diagnostics.Add(
                DiagnosticTable.PrintsWhileTracing, call, "Console." + method.Name, scope.Method.Name);
        return message is null ? null : $"Stage.{method.Name}({message.ToArguments()})";
    }

    private static bool IsStagedAround(SyntaxNode node, MethodScope scope)
        => node.Ancestors().TakeWhile(outer => outer is not MemberDeclarationSyntax).Any(scope.IsStagedStatement);

    // Console.WriteLine, or Console.Out.WriteLine.
    private static bool IsConsole(IMethodSymbol method, InvocationExpressionSyntax call, MethodScope scope)
        => IsConsole(method.ContainingType)
            || (method.ContainingType.Name == "TextWriter"
                && call.Expression is MemberAccessExpressionSyntax { Expression: var writer }
                && scope.Model.GetSymbolInfo(writer, scope.Stop).Symbol
                    is IPropertySymbol { Name: "Out", ContainingType: var type } && IsConsole(type));

    public static bool IsConsole(INamedTypeSymbol type)
        => type.Name == "Console"
            && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

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
