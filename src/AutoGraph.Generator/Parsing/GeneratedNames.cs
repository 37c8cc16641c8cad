using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Parsing;

/// <summary>The names of what the generator adds.</summary>
internal static class GeneratedNames
{
    public static string Graph(string method) => method + "__graph";

    public static string Staged(string method) => method + "__staged";

    public static string Traced(string handle) => Stem(handle) + "__traced";

    public static string Code(string handle) => Stem(handle) + "__code";

    public static string Handle(string method, int ordinal)
        => method + "Function" + (ordinal == 0 ? "" : (ordinal + 1).ToString());

    /// <summary>The class that holds the twins of a type that is not partial.</summary>
    public static string TwinClass(INamedTypeSymbol type)
        => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "__staged";

    // CollatzFunction2 goes with Collatz2__traced.
    private static string Stem(string handle)
    {
        var at = handle.LastIndexOf("Function", StringComparison.Ordinal);
        return handle.Remove(at, "Function".Length);
    }
}
