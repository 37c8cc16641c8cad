using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>The pattern of a switch as a condition.</summary>
internal static class Patterns
{
    /// <summary><c>(value is pattern &amp;&amp; guard)</c>; empty when it always holds.</summary>
    public static string Test(string value, PatternSyntax pattern, ExpressionSyntax? guard, ExpressionParser parser)
    {
        var parts = new List<string>();
        if (pattern is not DiscardPatternSyntax) parts.Add($"{value} is {parser.Text(pattern)}");
        if (guard is BinaryExpressionSyntax) parts.Add($"({parser.Text(guard)})");
        else if (guard is not null) parts.Add(parser.Text(guard));
        return parts.Count == 0 ? "" : "(" + string.Join(" && ", parts) + ")";
    }
}
