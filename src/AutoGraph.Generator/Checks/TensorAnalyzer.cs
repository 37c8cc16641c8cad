using System.Collections.Immutable;
using AutoGraph.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoGraph.Generator.Checks;

/// <summary>Finds dtypes and shapes that cannot meet, where they are written out: what is reported would throw when the
/// expression runs, and what is not known is let pass.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TensorAnalyzer : DiagnosticAnalyzer
{
    /// <summary>AG03xx.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        .. DiagnosticTable.ById.Values.Where(
            descriptor => descriptor.Category == DiagnosticTable.ShapesAndDTypesCategory),
    ];

    /// <summary>Each body is looked at by itself, and only where the runtime is referenced.</summary>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("AutoGraph.Tensor") is null) return;
            start.RegisterOperationBlockAction(static body =>
            {
                foreach (var block in body.OperationBlocks) new BodyChecks(body, block).Run();
            });
        });
    }
}
