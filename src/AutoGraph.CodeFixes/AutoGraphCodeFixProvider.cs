using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AutoGraph.CodeFixes;

/// <summary>Offers what <see cref="FixTable"/> holds for the AG diagnostics.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AutoGraphCodeFixProvider)), Shared]
public sealed class AutoGraphCodeFixProvider : CodeFixProvider
{
    /// <summary>The diagnostics with a mechanical remedy.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. FixTable.ById.Keys];

    /// <summary>All of a document, project or solution, one after the other.</summary>
    public override FixAllProvider? GetFixAllProvider() => AllFixes.Instance;

    /// <summary>Registers each remedy that applies to the code at hand.</summary>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var place = await Place.OfAsync(context.Document, diagnostic, context.CancellationToken)
                .ConfigureAwait(false);
            foreach (var remedy in FixTable.Remedies(place))
            {
                var changed = new Lazy<Task<Solution>>(() => remedy.ApplyAsync(place, context.CancellationToken));
                if (remedy.MustCompile && !await Compiling.StillAsync(
                    remedy.Document ?? context.Document, await changed.Value.ConfigureAwait(false),
                    context.CancellationToken).ConfigureAwait(false)) continue;
                context.RegisterCodeFix(
                    CodeAction.Create(remedy.Title, stop => remedy.ApplyAsync(place, stop), remedy.Key), diagnostic);
            }
        }
    }
}
