using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace AutoGraph.CodeFixes;

/// <summary>Does at all places what was chosen at one of them.</summary>
internal sealed class AllFixes : FixAllProvider
{
    public static readonly AllFixes Instance = new();

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        => Task.FromResult<CodeAction?>(CodeAction.Create(
            "Fix all", stop => ApplyAsync(fixAllContext.WithCancellationToken(stop)),
            fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> ApplyAsync(FixAllContext context)
    {
        var editor = new SolutionEditor(context.Solution);
        foreach (var document in Documents(context))
            foreach (var diagnostic in await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))
            {
                var place = await Place.OfAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
                var remedy = FixTable.Remedies(place)
                    .FirstOrDefault(remedy => remedy.Key == context.CodeActionEquivalenceKey);
                if (remedy is not null)
                    await remedy.ApplyAsync(editor, place, context.CancellationToken).ConfigureAwait(false);
            }

        return editor.GetChangedSolution();
    }

    private static IEnumerable<Document> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => [context.Document!],
        FixAllScope.Project => context.Project.Documents,
        _ => context.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp)
            .SelectMany(project => project.Documents),
    };
}
