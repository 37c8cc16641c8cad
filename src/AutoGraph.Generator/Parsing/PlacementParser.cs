using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>Finds out in which file, namespace and types generated members stand.</summary>
internal static class PlacementParser
{
    private static readonly string[] OurUsings = ["using AutoGraph;", "using AutoGraph.Staging;", "using System;"];

    public static Placement Parse(IMethodSymbol symbol, SyntaxNode declaration)
    {
        var space = symbol.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString() : "";
        var usings = Usings(declaration).Concat(OurUsings).Distinct().ToList();
        if (Conversions.IsInPartialType(symbol))
            return new(Sorted(usings), space, Types(symbol.ContainingType).ToEquatable());

        // Beside the type, for the static methods of a type that is not partial.
        var type = symbol.ContainingType;
        usings.Add($"using static {type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)};");
        return new(Sorted(usings), space, new[] { $"internal static partial class {type.Name}__staged" }.ToEquatable());
    }

    public static string HintName(IMethodSymbol symbol)
    {
        var type = symbol.ContainingType;
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.MetadataName + "." + name;
        if (!type.ContainingNamespace.IsGlobalNamespace) name = type.ContainingNamespace.ToDisplayString() + "." + name;
        // File names do not tell case apart, so neither do the ordinals.
        var overloads = type.GetMembers().OfType<IMethodSymbol>()
            .Where(member => string.Equals(member.Name, symbol.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        var ordinal = overloads.FindIndex(member => SymbolEqualityComparer.Default.Equals(member, symbol));
        return name.Replace('`', '-') + "." + symbol.Name + (ordinal > 0 ? "-" + (ordinal + 1) : "") + ".g.cs";
    }

    private static IEnumerable<string> Usings(SyntaxNode declaration)
        => declaration.AncestorsAndSelf().SelectMany(node => node switch
        {
            CompilationUnitSyntax unit => unit.Usings,
            BaseNamespaceDeclarationSyntax space => space.Usings,
            _ => default(SyntaxList<UsingDirectiveSyntax>),
        })
        .Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.None))
        .Select(directive => directive.WithoutTrivia().ToString());

    private static EquatableArray<string> Sorted(List<string> usings)
        => usings.OrderBy(
            line => line.Contains('=') ? 2 : line.StartsWith("using static", StringComparison.Ordinal) ? 1 : 0)
            .ThenBy(line => line.StartsWith("using System", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(line => line.TrimEnd(';'), StringComparer.Ordinal).ToEquatable();

    private static IEnumerable<string> Types(INamedTypeSymbol innermost)
    {
        var types = new Stack<string>();
        for (var type = innermost; type is not null; type = type.ContainingType)
        {
            var keyword = (type.IsRecord, type.TypeKind) switch
            {
                (true, TypeKind.Struct) => "record struct",
                (true, _) => "record",
                (_, TypeKind.Struct) => "struct",
                (_, TypeKind.Interface) => "interface",
                _ => "class",
            };
            var parameters = type.TypeParameters.Length == 0 ? ""
                : "<" + string.Join(", ", type.TypeParameters.Select(parameter => parameter.Name)) + ">";
            types.Push($"partial {keyword} {type.Name}{parameters}");
        }

        return types;
    }
}
