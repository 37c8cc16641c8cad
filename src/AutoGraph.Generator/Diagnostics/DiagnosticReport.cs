using AutoGraph.Generator.Emission;
using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Diagnostics;

/// <summary>Reports what was found, at places in the current compilation, so that pragmas and squiggles work.</summary>
internal static class DiagnosticReport
{
    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Method> methods,
        IncrementalValuesProvider<LoweredFile> twins, IncrementalValuesProvider<FileSites> sites)
    {
        var inMethods = methods.SelectMany(static (method, _) => method.Diagnostics).Collect();
        var inTwins = twins.SelectMany(static (twin, _) => twin.Body.Diagnostics).Collect();
        var atCalls = sites.SelectMany(static (file, _) => file.Calls).Where(static site => site.Problem is not null)
            .Select(static (site, _) => site.Problem!).Collect();
        var found = inMethods.Combine(inTwins).Combine(atCalls)
            .SelectMany(static (all, _) => all.Left.Left.Concat(all.Left.Right).Concat(all.Right).Distinct())
            .WithTrackingName(StepNames.Diagnostics);
        context.RegisterSourceOutput(found.Combine(context.CompilationProvider),
            static (output, pair) => output.ReportDiagnostic(
                Create(pair.Left, DiagnosticTable.ById[pair.Left.Id], pair.Right)));
    }

    public static Diagnostic Create(DiagnosticInfo info, DiagnosticDescriptor descriptor, Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.FirstOrDefault(candidate => candidate.FilePath == info.File);
        var place = tree?.GetText() is { } text && info.Range.EndLine < text.Lines.Count
            ? Location.Create(tree, text.Lines.GetTextSpan(info.Range.Lines))
            : Location.Create(info.File, default, info.Range.Lines);
        return Diagnostic.Create(descriptor, place, [.. info.Arguments]);
    }
}
