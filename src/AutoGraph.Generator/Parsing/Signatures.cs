using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>Signatures of generated methods, in the user's own words.</summary>
internal static class Signatures
{
    public static string Of(IMethodSymbol symbol, MethodSyntax declaration, string name, bool mayBePublic = false)
    {
        var access = !mayBePublic ? TwinAccess(symbol) : IsPublic(symbol) ? "public" : Access(symbol);
        var words = new List<string> { access };
        if (symbol.IsStatic) words.Add("static");
        if (declaration.Modifiers.Any(SyntaxKind.UnsafeKeyword)) words.Add("unsafe");
        words.Add(OneLine(declaration.ReturnType));
        var parameters = declaration.Parameters is not ParameterListSyntax given ? "()"
            : OneLine(mayBePublic ? given : ByReference.Rename(symbol, given));
        words.Add(name + (declaration.TypeParameters is { } list ? OneLine(list) : "") + parameters);
        words.AddRange(declaration.Constraints.Select(OneLine));
        return string.Join(" ", words);
    }

    /// <summary>As open as the types of the signature allow,
    /// so that interceptors and other twins can call it.</summary>
    public static string Access(IMethodSymbol symbol)
        => symbol.Parameters.Select(parameter => parameter.Type).Append(symbol.ReturnType).All(IsReachable)
            ? "internal"
            : "private";

    // With types that only some can name, the twin is where they can: as open as the method.
    private static string TwinAccess(IMethodSymbol symbol)
        => Access(symbol) == "internal" ? "internal" : symbol.DeclaredAccessibility switch
        {
            Accessibility.Public => "public",
            Accessibility.Protected => "protected",
            Accessibility.ProtectedAndInternal => "private protected",
            Accessibility.ProtectedOrInternal => "protected internal",
            Accessibility.Internal => "internal",
            _ => "private",
        };

    public static bool IsPublic(IMethodSymbol symbol)
        => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.ProtectedOrInternal;

    /// <summary>Code of the same project can name the type.</summary>
    public static bool IsReachable(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array: return IsReachable(array.ElementType);
            case INamedTypeSymbol named when !named.TypeArguments.All(IsReachable): return false;
        }

        for (var outer = type; outer is not null; outer = outer.ContainingType)
            if (outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected) return false;
        return true;
    }

    private static string OneLine(SyntaxNode node)
    {
        var text = node.WithoutTrivia().ToString();
        return text.Contains('\n') ? node.WithoutTrivia().NormalizeWhitespace(" ", " ").ToString() : text;
    }
}
