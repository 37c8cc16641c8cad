using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Parsing;

/// <summary>Which methods of a project override or implement which.</summary>
internal static class Overriding
{
    public static ILookup<IMethodSymbol, IMethodSymbol> In(Compilation compilation)
        => Types(compilation.Assembly.GlobalNamespace).SelectMany(Pairs)
            .ToLookup<(IMethodSymbol Base, IMethodSymbol Own), IMethodSymbol, IMethodSymbol>(
                pair => pair.Base, pair => pair.Own, SymbolEqualityComparer.Default);

    private static IEnumerable<(IMethodSymbol Base, IMethodSymbol Own)> Pairs(INamedTypeSymbol type)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            for (var above = method.OverriddenMethod; above is not null; above = above.OverriddenMethod)
                yield return (above.OriginalDefinition, method.OriginalDefinition);
        if (type.TypeKind == TypeKind.Interface) yield break;
        foreach (var member in type.AllInterfaces.Where(i => i.DeclaringSyntaxReferences.Length > 0)
            .SelectMany(i => i.GetMembers().OfType<IMethodSymbol>()))
            if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol own)
                yield return (member.OriginalDefinition, own.OriginalDefinition);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol place)
        => place.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member
            => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));
}
