using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Interception;

/// <summary>Finds <c>TensorFunction.Create(Method)</c>, which would see a delegate only and so could not be
/// converted.</summary>
internal static class CreateSiteParser
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static bool MayBeCreate(InvocationExpressionSyntax node)
        => node is
        {
            ArgumentList.Arguments.Count: 1,
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create", Expression: var type },
        } && type.ToString().EndsWith("TensorFunction", StringComparison.Ordinal);

    public static CreateSite? Parse(InvocationExpressionSyntax call, Conversions conversions, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var model = conversions.ModelOf(call.SyntaxTree);
        if (model.GetSymbolInfo(call, stop).Symbol
            is not IMethodSymbol { ContainingType.Name: "TensorFunction" } create) return null;
        var argument = call.ArgumentList.Arguments[0].Expression;
        if (model.GetSymbolInfo(argument, stop).Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            return null;
        if (model.GetInterceptableLocation(call, stop) is not { } location) return null;
        if (!Signatures.IsReachable(method.ContainingType) || create.Parameters[0].Type is not INamedTypeSymbol type)
            return null;
        return Site(method, type, conversions, stop) is { } site
            ? site with { Version = location.Version, Data = location.Data, Display = location.GetDisplayLocation() }
            : null;
    }

    private static CreateSite? Site(
        IMethodSymbol method, INamedTypeSymbol type, Conversions conversions, CancellationToken stop)
    {
        var empty = new CreateSite(type.ToDisplayString(Full), "", null, "", EquatableArray<Twin>.Empty, 0, "", "");
        var definition = method.OriginalDefinition;
        var receiver = method.ContainingType.ToDisplayString(Full);
        if (KnownTypes.IsFunction(definition) && EntryParser.HandleName(definition) is { Length: > 0 } handle)
            return empty with
            {
                Handle = method.IsStatic ? $"{receiver}.{handle}" : $"(({receiver})function.Target!).{handle}",
            };
        if (!method.IsStatic || KnownTypes.ResultOf(method.ReturnType) != ResultKind.Tensor) return null;
        if (conversions.DeclarationOf(definition)?.Node is not MethodDeclarationSyntax declaration) return null;
        if (!method.TypeArguments.All(Signatures.IsReachable)) return null;
        var typeArguments = method.TypeArguments.Length == 0 ? ""
            : "<" + string.Join(", ", method.TypeArguments.Select(argument => argument.ToDisplayString(Full))) + ">";
        var place = Conversions.IsInPartialType(definition)
            ? receiver
            : GeneratedNames.TwinClass(definition.ContainingType);
        var twin = conversions.Of(definition) switch
        {
            Treatment.Graph => $"{receiver}.{GeneratedNames.Staged(method.Name)}{typeArguments}",
            Treatment.Twin when conversions.ObstacleTo(definition) is null
                => $"{place}.{GeneratedNames.Staged(method.Name)}{typeArguments}",
            _ => "",
        };
        return empty with
        {
            Entry = EntryParser.Signature(definition, declaration),
            TwinMethod = twin,
            Twins = MethodParser.TwinsOf(definition, conversions, stop),
        };
    }
}
