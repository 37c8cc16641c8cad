using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace AutoGraph.CodeFixes;

/// <summary>One way to do it.</summary>
/// <param name="Title">What the editor shows.</param>
/// <param name="Key">The same for all places where the same is done, so that all can be done at once.</param>
/// <param name="Edit">Replaces nodes of the document as it is, by what they have become: several edits of one node
/// follow each other.</param>
internal sealed record Remedy(string Title, string Key, Action<SyntaxEditor> Edit)
{
    /// <summary>Where the change is made; null for the document of the diagnostic.</summary>
    public Document? Document { get; init; }

    /// <summary>Not offered where it would bring an error of C#.</summary>
    public bool MustCompile { get; init; }

    public async Task<Solution> ApplyAsync(Place place, CancellationToken stop)
    {
        var editor = new SolutionEditor(place.Document.Project.Solution);
        await ApplyAsync(editor, place, stop).ConfigureAwait(false);
        return editor.GetChangedSolution();
    }

    public async Task ApplyAsync(SolutionEditor editor, Place place, CancellationToken stop)
        => Edit(await editor.GetDocumentEditorAsync((Document ?? place.Document).Id, stop).ConfigureAwait(false));
}
