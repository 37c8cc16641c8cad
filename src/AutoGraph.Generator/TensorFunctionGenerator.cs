using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Emission;
using AutoGraph.Generator.Interception;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator;

/// <summary>Gives each [TensorFunction] a staged twin and a handle, and redirects its calls to its graph.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TensorFunctionGenerator : IIncrementalGenerator
{
    /// <summary>The steps: parse, gather the twins, write them;
    /// then find the calls and write the interceptors.</summary>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownTypes.Attribute, static (_, _) => true, MethodParser.Parse)
            .WithTrackingName(StepNames.Parse);
        var calls = context.SyntaxProvider
            .CreateSyntaxProvider(CallSiteParser.MayBeCall, CallSiteParser.Parse)
            .Where(static site => site is not null).Select(static (site, _) => site!)
            .WithTrackingName(StepNames.CallSites);
        var creations = context.SyntaxProvider
            .CreateSyntaxProvider(CreateSiteParser.MayBeCreate, CreateSiteParser.Parse)
            .Where(static site => site is not null).Select(static (site, _) => site!)
            .WithTrackingName(StepNames.Created).Collect();

        var twins = methods.Collect().Combine(creations)
            .SelectMany(static (all, _) => TwinFile.Of(all.Left, all.Right)).WithTrackingName(StepNames.Twins);
        context.RegisterSourceOutput(twins, static (output, file) => file.AddTo(output));
        DiagnosticReport.Register(context, methods, calls);

        var isOn = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.AutoGraphInterceptCalls", out var value)
            && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
        context.RegisterImplementationSourceOutput(
            calls.Collect().Combine(creations).Combine(isOn), static (output, all) =>
        {
            if (all.Right && InterceptorEmitter.Emit(all.Left.Left, all.Left.Right) is { } text)
                output.AddSource("AutoGraph.Interceptors.g.cs", text);
        });
    }
}
