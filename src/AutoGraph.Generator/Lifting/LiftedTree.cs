using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AutoGraph.Generator.Lifting;

/// <summary>Remembers for an edited tree where its parts stand in the file of the user.</summary>
internal sealed class LiftedTree(SyntaxTree original, IReadOnlyList<TextChange> changes)
{
    private static readonly ConditionalWeakTable<SyntaxTree, LiftedTree> Known = new();

    /// <summary>The tree with changes that do not overlap.</summary>
    public static SyntaxTree Edit(SyntaxTree tree, IEnumerable<TextChange> edits)
    {
        var changes = edits.OrderBy(edit => edit.Span.Start).ToList();
        var edited = tree.WithChangedText(tree.GetText().WithChanges(changes));
        Known.Add(edited, new(tree, changes));
        return edited;
    }

    /// <summary>The place in the user's file.</summary>
    public static (SyntaxTree Tree, TextSpan Span) Original(SyntaxTree tree, TextSpan span)
        => Known.TryGetValue(tree, out var edited)
            ? (edited.Tree, TextSpan.FromBounds(edited.Before(span.Start), edited.Before(span.End))) : (tree, span);

    private SyntaxTree Tree => original;

    private int Before(int position)
    {
        var shift = 0;
        foreach (var change in changes)
        {
            var (start, added) = (change.Span.Start + shift, change.NewText!.Length);
            if (position <= start) break;
            if (position < start + added) return change.Span.Start;
            shift += added - change.Span.Length;
        }

        return position - shift;
    }
}
