using Microsoft.CodeAnalysis;

namespace AutoGraph.CodeFixes;

/// <summary>Whether a change leaves a document without new errors of C#.</summary>
internal static class Compiling
{
    public static async Task<bool> StillAsync(Document document, Solution changed, CancellationToken stop)
        => await ErrorsAsync(changed.GetDocument(document.Id)!, stop).ConfigureAwait(false)
            <= await ErrorsAsync(document, stop).ConfigureAwait(false);

    private static async Task<int> ErrorsAsync(Document document, CancellationToken stop)
    {
        var model = await document.GetSemanticModelAsync(stop).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: stop)
            .Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
