using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Interception;

/// <summary>Finds the calls of functions: by name first, then by binding the few that are left.</summary>
internal static class CallSiteParser
{
    public static bool MayBeCall(SyntaxNode node, CancellationToken stop)
        => node is InvocationExpressionSyntax call && NameOf(call) is not null;

    public static CallSite? Parse(GeneratorSyntaxContext context, CancellationToken stop)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        var model = context.SemanticModel;
        if (!FunctionNames.Of(model.Compilation).Contains(NameOf(call)!)) return null;
        if (model.GetSymbolInfo(call, stop).Symbol is not IMethodSymbol symbol) return null;
        var method = (symbol.ReducedFrom ?? symbol).OriginalDefinition;
        if (method.MethodKind != MethodKind.Ordinary || !KnownTypes.IsFunction(method)) return null;
        if (IsLeftAlone(call, model, stop)) return null;
        if (model.GetInterceptableLocation(call, stop) is not { } location) return null;
        var target = TargetParser.Parse(method);
        var problem = target.PrivatePart.Length == 0 ? null
            : DiagnosticBag.Info(DiagnosticTable.CallNotRedirected, call, method.Name, target.PrivatePart);
        return new(target, location.Version, location.Data, location.GetDisplayLocation(), problem);
    }

    public static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: not BaseExpressionSyntax } access
            => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    // The original of a function is its eager version: it calls the originals of others.
    private static bool IsLeftAlone(SyntaxNode call, SemanticModel model, CancellationToken stop)
        => call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { AttributeLists.Count: > 0 } around
            && model.GetDeclaredSymbol(around, stop) is { } symbol && KnownTypes.IsFunction(symbol);
}
