using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>Gathers what handle and graph method need to know of a [TensorFunction].</summary>
internal static class EntryParser
{
    // Func and Action have no more parameters than this.
    private const int LongestDelegate = 16;

    public static Entry Parse(IMethodSymbol symbol, MethodDeclarationSyntax declaration, MethodScope scope)
        => Signature(symbol, declaration) with { HostValues = HostValues(symbol, scope) };

    /// <summary>What the declaration alone tells.</summary>
    public static Entry Signature(IMethodSymbol symbol, MethodDeclarationSyntax declaration)
    {
        var type = symbol.ContainingType;
        var typeName = type.ToDisplayString(new SymbolDisplayFormat(
            typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
            genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters));
        var functions = type.GetMembers().OfType<IMethodSymbol>().Where(KnownTypes.IsFunction).ToList();
        var slot = functions.FindIndex(function => SymbolEqualityComparer.Default.Equals(function, symbol));
        var typeArguments = declaration.TypeParameterList is null ? ""
            : "<" + string.Join(
                ", ", declaration.TypeParameterList.Parameters.Select(parameter => parameter.Identifier.Text)) + ">";
        var parameters = symbol.Parameters.Zip(declaration.ParameterList.Parameters, ParameterOf).ToEquatable();
        var result = KnownTypes.ResultOf(symbol.ReturnType);
        return new(declaration.Identifier.Text, $"{typeName}.{symbol.Name}", HandleName(symbol), HandleAccess(symbol),
            DocReference(symbol, declaration), slot, symbol.IsStatic, Delegate(declaration),
            Signatures.Of(symbol, MethodSyntax.Of(symbol)!, GeneratedNames.Graph(symbol.Name), mayBePublic: true),
            typeArguments, parameters, EquatableArray<string>.Empty, result,
            result == ResultKind.Tuple ? ((INamedTypeSymbol)symbol.ReturnType).TupleElements.Length : 0,
            KnownTypes.Recomputes(symbol));
    }

    public static string HandleName(IMethodSymbol symbol)
    {
        if (symbol.IsGenericMethod || symbol.Parameters.Length > LongestDelegate) return "";
        var type = symbol.ContainingType;
        var overloads = type.GetMembers(symbol.Name).OfType<IMethodSymbol>()
            .Where(member => KnownTypes.IsFunction(member) && !member.IsGenericMethod).ToList();
        var ordinal = overloads.FindIndex(member => SymbolEqualityComparer.Default.Equals(member, symbol));
        // The user's own members keep their names.
        var name = GeneratedNames.Handle(symbol.Name, ordinal);
        while (type.GetMembers(name).Length > 0) name = GeneratedNames.Handle(symbol.Name, ++ordinal + overloads.Count);
        return name;
    }

    private static Parameter ParameterOf(IParameterSymbol symbol, ParameterSyntax syntax)
    {
        var (kind, count) = symbol.Type switch
        {
            var type when KnownTypes.IsTensor(type) => (symbol.NullableAnnotation == NullableAnnotation.Annotated
                ? ParameterKind.OptionalTensor : ParameterKind.Tensor, 1),
            var type when KnownTypes.IsTensorArray(type) => (ParameterKind.Tensors, 0),
            var type when KnownTypes.IsTensorTuple(type)
                => (ParameterKind.TensorTuple, ((INamedTypeSymbol)type).TupleElements.Length),
            _ => (ParameterKind.Host, 0),
        };
        return new(syntax.Identifier.Text, kind, count);
    }

    private static EquatableArray<string> HostValues(IMethodSymbol symbol, MethodScope scope)
    {
        var assigned = scope.Variables.All.Where(variable => variable.IsMember).Select(variable => variable.Path);
        var values = new List<string>();
        if (!symbol.IsStatic) values.Add("this");
        values.AddRange(symbol.TypeParameters.Select(parameter => $"typeof({parameter.Name})"));
        values.AddRange(scope.KeyMembers.Except(assigned));
        return values.ToEquatable();
    }

    private static string HandleAccess(IMethodSymbol symbol)
    {
        if (Signatures.Access(symbol) == "private") return "private";
        // A public property would be printed by the ToString of a record.
        if (symbol.ContainingType.IsRecord && !symbol.IsStatic) return "internal";
        return symbol.DeclaredAccessibility switch
        {
            Accessibility.Public => "public",
            Accessibility.Protected => "protected",
            Accessibility.ProtectedOrInternal => "protected internal",
            Accessibility.Private => "private",
            _ => "internal",
        };
    }

    private static string Delegate(MethodDeclarationSyntax declaration)
    {
        var types = declaration.ParameterList.Parameters.Select(parameter => parameter.Type!.ToString()).ToList();
        var isVoid = declaration.ReturnType.ToString() == "void";
        if (!isVoid) types.Add(declaration.ReturnType.ToString());
        return (isVoid ? "Action" : "Func") + (types.Count == 0 ? "" : "<" + string.Join(", ", types) + ">");
    }

    private static string DocReference(IMethodSymbol symbol, MethodDeclarationSyntax declaration)
    {
        var name = symbol.Name;
        if (symbol.ContainingType.GetMembers(name).Length == 1) return $"<see cref=\"{name}\"/>";
        var types = declaration.ParameterList.Parameters.Select(parameter => parameter.Type!.ToString()).ToList();
        return types.All(type => type.All(char.IsLetterOrDigit))
            ? $"<see cref=\"{name}({string.Join(", ", types)})\"/>" : $"<c>{name}</c>";
    }
}
