using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Emission;
using AutoGraph.Generator.Files;
using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator;

/// <summary>Gives each [TensorFunction] a staged twin and a handle, and redirects its calls to its graph.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TensorFunctionGenerator : IIncrementalGenerator
{
    /// <summary>The steps: turn each file into values; gather the twins, lower and write them; write the interceptors
    /// of each file.</summary>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.SyntaxProvider.CreateSyntaxProvider(FileParser.IsFile, FileParser.Parse)
            .WithTrackingName(StepNames.Files);
        var methods = files.SelectMany(static (file, _) => file.Methods).WithTrackingName(StepNames.Parse);
        var creations = files.SelectMany(static (file, _) => file.Creations).WithTrackingName(StepNames.Created);
        var twins = methods.Collect().Combine(creations.Collect())
            .SelectMany(static (all, _) => TwinFile.Of(all.Left, all.Right)).WithTrackingName(StepNames.Twins)
            .Select(static (file, stop) => LoweredFile.Of(file, stop)).WithTrackingName(StepNames.Lower);
        context.RegisterSourceOutput(twins, static (output, file) => file.AddTo(output));

        var sites = files.Select(static (file, _) => file.Sites).Where(static sites => !sites.IsEmpty)
            .WithTrackingName(StepNames.CallSites);
        DiagnosticReport.Register(context, methods, twins, sites);
        var names = sites.Select(static (sites, _) => sites.Path).Collect()
            .Select(static (paths, _) => InterceptorNames.Of(paths));
        var isOn = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.AutoGraphInterceptCalls", out var value)
            && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
        context.RegisterImplementationSourceOutput(
            sites.Combine(names).Combine(isOn), static (output, all) =>
        {
            var ((sites, names), isOn) = all;
            if (isOn && InterceptorEmitter.Emit(sites) is { } text) output.AddSource(names[sites.Path], text);
        });
    }
}
