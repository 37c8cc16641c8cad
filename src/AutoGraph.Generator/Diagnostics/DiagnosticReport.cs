using AutoGraph.Generator.Lowering;
using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Diagnostics;

/// <summary>Reports what was found, at places in the current compilation, so that pragmas and squiggles work.</summary>
internal static class DiagnosticReport
{
    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Method> methods,
        IncrementalValuesProvider<CallSite> calls)
    {
        var inMethods = methods.SelectMany(static (method, _) => Found(method)).Collect();
        var atCalls = calls.Where(static site => site.Problem is not null)
            .Select(static (site, _) => site.Problem!).Collect();
        var found = inMethods.Combine(atCalls).SelectMany(static (all, _) => all.Left.Concat(all.Right).Distinct())
            .WithTrackingName(StepNames.Diagnostics);
        context.RegisterSourceOutput(found.Combine(context.CompilationProvider),
            static (output, pair) => output.ReportDiagnostic(Create(pair.Left, pair.Right)));
    }

    private static IEnumerable<DiagnosticInfo> Found(Method method)
    {
        foreach (var info in method.Diagnostics) yield return info;
        var twins = method.Twin is null ? method.Helpers : method.Helpers.Prepend(method.Twin);
        foreach (var info in twins.SelectMany(twin => LoweredBody.Of(twin.Body).Diagnostics)) yield return info;
    }

    private static Diagnostic Create(DiagnosticInfo info, Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.FirstOrDefault(candidate => candidate.FilePath == info.File);
        var place = tree?.GetText() is { } text && info.Range.EndLine < text.Lines.Count
            ? Location.Create(tree, text.Lines.GetTextSpan(info.Range.Lines))
            : Location.Create(info.File, default, info.Range.Lines);
        return Diagnostic.Create(DiagnosticTable.ById[info.Id], place, [.. info.Arguments]);
    }
}
