using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Makes one bool of many: whether all hold, or whether one does.</summary>
internal sealed class ReduceCondition : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0306"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        if (!place.Diagnostic.Properties.ContainsKey("bool") || place.Around<ExpressionSyntax>() is not { } condition)
            yield break;
        foreach (var (name, words) in new[] { ("All", "all elements hold"), ("Any", "one element holds") })
            yield return new($"Ask whether {words}", $"{nameof(ReduceCondition)}/{name}", editor => editor.ReplaceNode(
                condition, (now, _) => Syntax.Call((ExpressionSyntax)now, name)));
    }
}
