using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>Finds calls such as <c>list.Add(x)</c>, which run while tracing and so must not depend on a
/// tensor.</summary>
internal static class CollectionChanges
{
    private static readonly HashSet<string> Changes =
    [
        "Add", "AddRange", "AddFirst", "AddLast", "Insert", "InsertRange", "Remove", "RemoveAt", "RemoveAll",
        "RemoveRange", "RemoveFirst", "RemoveLast", "Clear", "Push", "Pop", "Enqueue", "Dequeue", "TryAdd", "Reverse",
        "Sort", "Append", "AppendLine",
    ];

    /// <summary>The diagnostic for a statement, should it turn out to be staged.</summary>
    public static DiagnosticInfo? Find(SyntaxNode statement, MethodScope scope, out string? receiver)
    {
        receiver = null;
        foreach (var call in statement.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is not MemberAccessExpressionSyntax member) continue;
            if (!Changes.Contains(member.Name.Identifier.ValueText)) continue;
            if (!IsCollection(scope.TypeOf(member.Expression))) continue;
            if (scope.Model.GetSymbolInfo(member.Expression, scope.Stop).Symbol is ILocalSymbol local)
                receiver = scope.Variables.IdOf(local);
            return DiagnosticBag.Info(
                DiagnosticTable.CollectionChanged, call, member.Expression.ToString(),
                member.Name.Identifier.ValueText);
        }

        return null;
    }

    /// <summary>The call changes a collection or a TensorList.</summary>
    public static bool IsChange(MemberAccessExpressionSyntax call, ITypeSymbol? receiver)
        => Changes.Contains(call.Name.Identifier.ValueText)
            && (IsCollection(receiver) || KnownTypes.IsTensorList(receiver));

    private static bool IsCollection(ITypeSymbol? type)
    {
        var name = type?.ContainingNamespace?.ToDisplayString();
        return name is not null
            && (name.StartsWith("System.Collections", StringComparison.Ordinal) || name == "System.Text");
    }
}
