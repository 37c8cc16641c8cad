using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Writes double literals as float ones.</summary>
internal sealed class WriteFloat : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0302"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        yield return new("Write float literals", nameof(WriteFloat), editor => editor.ReplaceNode(
            place.Node, (now, _) => now.ReplaceTokens(
                now.DescendantTokens().Where(token => token.Value is double),
                static (token, _) => Float(token))));
    }

    private static SyntaxToken Float(SyntaxToken token)
        => SyntaxFactory.ParseToken(token.Text.TrimEnd('d', 'D') + "f").WithTriviaFrom(token);
}
