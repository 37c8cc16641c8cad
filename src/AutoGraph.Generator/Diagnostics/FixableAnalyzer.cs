using System.Collections.Concurrent;
using System.Collections.Immutable;
using AutoGraph.Generator.Files;
using AutoGraph.Generator.Lowering;
using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoGraph.Generator.Diagnostics;

/// <summary>Says once more, unseen, what the generator reports: editors offer code fixes only for what an analyzer
/// reports, while only a generator cannot be switched off.</summary>
/// <remarks>All of it is hidden, so a build does not run it.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FixableAnalyzer : DiagnosticAnalyzer
{
    private static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> Hidden = DiagnosticTable.ById.Values
        .Where(shown => shown.Category != DiagnosticTable.ShapesAndDTypesCategory)
        .ToDictionary(shown => shown.Id, shown => new DiagnosticDescriptor(
            shown.Id, shown.Title, shown.MessageFormat, shown.Category, DiagnosticSeverity.Hidden,
            isEnabledByDefault: true, helpLinkUri: shown.HelpLinkUri,
            customTags: WellKnownDiagnosticTags.NotConfigurable));

    /// <summary>AG01xx and AG02xx.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Hidden.Values];

    /// <summary>A file at a time; a method that several files lead to is reported once.</summary>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var seen = new ConcurrentDictionary<DiagnosticInfo, bool>();
            start.RegisterSemanticModelAction(file =>
            {
                var compilation = file.SemanticModel.Compilation;
                var found = Found(FileParser.Read(file.SemanticModel.SyntaxTree, compilation, file.CancellationToken));
                foreach (var info in found.Where(info => seen.TryAdd(info, true)))
                    file.ReportDiagnostic(DiagnosticReport.Create(info, Hidden[info.Id], compilation));
            });
        });
    }

    private static IEnumerable<DiagnosticInfo> Found(FileModel file)
    {
        var twins = file.Methods
            .SelectMany(method => method.Twin is { } twin ? method.Helpers.Prepend(twin) : method.Helpers)
            .Concat(file.Creations.SelectMany(site => site.Twins));
        return file.Methods.SelectMany(method => method.Diagnostics)
            .Concat(twins.SelectMany(twin => LoweredBody.Of(twin.Body).Diagnostics))
            .Concat(file.Sites.Calls.Select(site => site.Problem).OfType<DiagnosticInfo>());
    }
}
