using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Interception;

/// <summary>Binds a call that by its name may be one of a function.</summary>
internal static class CallSiteParser
{
    public static CallSite? Parse(InvocationExpressionSyntax call, Conversions conversions, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var model = conversions.ModelOf(call.SyntaxTree);
        if (model.GetSymbolInfo(call, stop).Symbol is not IMethodSymbol symbol) return null;
        var method = (symbol.ReducedFrom ?? symbol).OriginalDefinition;
        if (method.MethodKind != MethodKind.Ordinary || !KnownTypes.IsFunction(method)) return null;
        if (IsLeftAlone(call, model, stop)) return null;
        if (model.GetInterceptableLocation(call, stop) is not { } location) return null;
        var target = conversions.Bodies.TargetOf(method);
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
