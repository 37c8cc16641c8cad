using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>Clocks and the base library's random numbers are read while tracing, and then never again.</summary>
internal static class FixedValues
{
    private static readonly HashSet<string> Members =
    [
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now",
        "System.DateTimeOffset.UtcNow", "System.Guid.NewGuid", "System.Environment.TickCount",
        "System.Environment.TickCount64", "System.Diagnostics.Stopwatch.GetTimestamp",
        "System.Diagnostics.Stopwatch.StartNew", "System.Diagnostics.Stopwatch.Elapsed",
        "System.Diagnostics.Stopwatch.ElapsedMilliseconds", "System.Diagnostics.Stopwatch.ElapsedTicks",
    ];

    private static readonly HashSet<string> Names =
        [.. Members.Select(member => member.Substring(member.LastIndexOf('.') + 1))];

    public static string? Check(SyntaxNode node, ExpressionParser parser)
    {
        if (node is not SimpleNameSyntax name) return null;
        var text = name.Identifier.ValueText;
        if (!Names.Contains(text) && !text.StartsWith("Next", StringComparison.Ordinal)) return null;
        var scope = parser.Scope;
        if (scope.Model.GetSymbolInfo(name, scope.Stop).Symbol is not { ContainingType: { } type } member) return null;
        var full = type.ToDisplayString() + "." + member.Name;
        if (Members.Contains(full) || full.StartsWith("System.Random.Next", StringComparison.Ordinal))
            scope.Diagnostics.Add(DiagnosticTable.FixedValue, name, $"{type.Name}.{member.Name}", scope.Method.Name);
        return null;
    }
}
