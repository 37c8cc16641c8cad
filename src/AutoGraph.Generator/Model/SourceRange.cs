using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AutoGraph.Generator.Model;

/// <summary>A stretch of the user's file in zero-based lines and columns,
/// which an edit on another line leaves alone.</summary>
internal readonly record struct SourceRange(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>Marks what the generator added itself; the debugger steps over it.</summary>
    public static readonly SourceRange Hidden;

    public bool IsHidden => this == Hidden;

    public static SourceRange Of(SyntaxNode node) => Of(node.SyntaxTree, node.Span);

    public static SourceRange Of(SyntaxToken token) => Of(token.SyntaxTree!, token.Span);

    public static SourceRange Of(SyntaxTree tree, TextSpan span)
    {
        (tree, span) = Lifting.LiftedTree.Original(tree, span);
        var lines = tree.GetLineSpan(span).Span;
        return new(lines.Start.Line, lines.Start.Character, lines.End.Line, lines.End.Character);
    }

    public LinePositionSpan Lines => new(new(StartLine, StartColumn), new(EndLine, EndColumn));
}
