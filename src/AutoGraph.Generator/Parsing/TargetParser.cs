using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Parsing;

/// <summary>Describes a [TensorFunction] to the interceptors,
/// from source or from a referenced assembly alike.</summary>
internal static class TargetParser
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static Target Parse(IMethodSymbol symbol)
    {
        var type = symbol.ContainingType;
        var all = TypeParameters(type).Concat(symbol.TypeParameters).ToList();
        var own = symbol.TypeParameters.Select(parameter => parameter.Name).ToList();
        return new(symbol.GetDocumentationCommentId()!, symbol.Name, symbol.IsStatic, symbol.IsExtensionMethod,
            type.ToDisplayString(Full), symbol.ReturnType.ToDisplayString(Full),
            symbol.Parameters.Select(parameter => parameter.Type.ToDisplayString(Full)).ToEquatable(),
            symbol.Parameters.Select(parameter => "@" + parameter.Name).ToEquatable(),
            List(all.Select(parameter => parameter.Name)), List(own), string.Concat(all.Select(Constraint)),
            PrivatePart(symbol), EntryParser.HandleName(symbol));
    }

    private static IEnumerable<ITypeParameterSymbol> TypeParameters(INamedTypeSymbol? type)
        => type is null ? [] : TypeParameters(type.ContainingType).Concat(type.TypeParameters);

    private static string List(IEnumerable<string> names)
    {
        var text = string.Join(", ", names);
        return text.Length == 0 ? "" : $"<{text}>";
    }

    private static string Constraint(ITypeParameterSymbol parameter)
    {
        var parts = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint) parts.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint) parts.Add("struct");
        else if (parameter.HasReferenceTypeConstraint) parts.Add("class");
        else if (parameter.HasNotNullConstraint) parts.Add("notnull");
        parts.AddRange(parameter.ConstraintTypes.Select(type => type.ToDisplayString(Full)));
        if (parameter.HasConstructorConstraint) parts.Add("new()");
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }

    private static string PrivatePart(IMethodSymbol symbol)
    {
        if (!Signatures.IsReachable(symbol.ContainingType)) return symbol.ContainingType.Name;
        return Signatures.Access(symbol) == "private"
            ? symbol.Parameters.Select(parameter => parameter.Type).Append(symbol.ReturnType)
                .First(type => !Signatures.IsReachable(type))
                .ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
            : "";
    }
}
