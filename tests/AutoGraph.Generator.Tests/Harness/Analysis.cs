using System.Collections.Immutable;
using AutoGraph.Generator.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoGraph.Generator.Tests.Harness;

/// <summary>What an analyzer says about a compilation.</summary>
internal static class Analysis
{
    private static readonly CompilationWithAnalyzersOptions Options = new(
        new([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);

    /// <summary>In order of place; an exception of the analyzer is a diagnostic too.</summary>
    public static ImmutableArray<Diagnostic> Of(Compilation compilation, DiagnosticAnalyzer? analyzer = null)
        => [.. new CompilationWithAnalyzers(compilation, [analyzer ?? new TensorAnalyzer()], Options)
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .OrderBy(found => found.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(found => found.Location.SourceSpan.Start)];
}
