using AutoGraph.Generator.Model;
using AutoGraph.Generator.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AutoGraph.Generator.Parsing;

/// <summary>Turns syntax without control flow of its own into <see cref="Code"/>: text for the twin,
/// reads and writes.</summary>
internal sealed class ExpressionParser(MethodScope scope)
{
    public MethodScope Scope => scope;

    public Code Parse(SyntaxNode node) => Parse(node, node.Span, out _);

    public Code Parse(SyntaxNode node, out VariableUse use) => Parse(node, node.Span, out use);

    /// <summary>The code of a part of a node, such as the header of a loop.</summary>
    public Code Parse(SyntaxNode node, TextSpan span) => Parse(node, span, out _);

    private Code Parse(SyntaxNode node, TextSpan span, out VariableUse use)
    {
        use = new VariableUse(scope);
        foreach (var part in node.Span == span ? [node] : node.ChildNodes().Where(child => span.Contains(child.Span)))
            use.Visit(part);
        var text = Text(node, span);
        var keepsLines = HasTextOfSeveralLines(node, span);
        return new(SourceRange.Of(node.SyntaxTree, span), keepsLines ? text : Outdented(node, text),
            use.Reads.ToEquatable(), use.Writes.ToEquatable())
        {
            KeepsLines = keepsLines,
            NullTests = use.NullTests.ToEquatable(),
            Declares = use.Declares.ToEquatable(),
        };
    }

    /// <summary>The text of a node with every rewrite applied inside.</summary>
    public string Text(SyntaxNode node) => Text(node, node.Span);

    private string Text(SyntaxNode node, TextSpan span)
    {
        scope.Stop.ThrowIfCancellationRequested();
        var edits = new List<(TextSpan Span, string Text)>();
        Collect(node, span, edits);
        var source = node.SyntaxTree.GetText(scope.Stop);
        if (edits.Count == 0) return Clean(source.ToString(span));
        var text = new System.Text.StringBuilder();
        var at = span.Start;
        foreach (var edit in edits.OrderBy(edit => edit.Span.Start))
        {
            text.Append(source.ToString(TextSpan.FromBounds(at, edit.Span.Start))).Append(edit.Text);
            at = edit.Span.End;
        }

        return Clean(text.Append(source.ToString(TextSpan.FromBounds(at, span.End))).ToString());
    }

    private void Collect(SyntaxNode node, TextSpan span, List<(TextSpan Span, string Text)> edits)
    {
        if (span.Contains(node.Span))
        {
            foreach (var rewrite in Rewrites.All)
            {
                if (rewrite(node, this) is not { } text) continue;
                edits.Add((node.Span, text));
                return;
            }
        }

        foreach (var child in node.ChildNodes())
            if (span.OverlapsWith(child.Span)) Collect(child, span, edits);
    }

    private static string Clean(string text) => text.Replace("\r\n", "\n");

    private static bool HasTextOfSeveralLines(SyntaxNode node, TextSpan span)
        => node.DescendantTokens(span).Any(token => token.Kind() is SyntaxKind.StringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            && token.Text.Contains('\n'));

    // Lines after the first lose the indentation that the first one has, so that the emitter can give them its own.
    private static string Outdented(SyntaxNode node, string text)
    {
        if (!text.Contains('\n')) return text;
        var line = node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart).ToString();
        var indent = line.Length - line.TrimStart().Length;
        var lines = text.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var blank = lines[i].Length - lines[i].TrimStart().Length;
            lines[i] = lines[i].Substring(Math.Min(indent, blank)).TrimEnd();
        }

        return string.Join("\n", lines);
    }
}
