using System.Runtime.CompilerServices;
using AutoGraph.Generator.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Interception;

/// <summary>The names of all functions a compilation can call: only calls of such names are ever bound.</summary>
/// <remarks>Found without binding.</remarks>
internal static class FunctionNames
{
    private const string Runtime = "AutoGraph.Runtime";
    private const string GraphSuffix = "__graph";

    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> ByCompilation = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, string[]> ByAssembly = new();

    public static HashSet<string> Of(Compilation compilation) => ByCompilation.GetValue(compilation, Find);

    private static HashSet<string> Find(Compilation compilation)
    {
        var names = new HashSet<string>();
        var surroundings = Surroundings.Of(compilation);
        foreach (var file in compilation.SyntaxTrees.Select(FileSyntax.Of))
            names.UnionWith(file.Marked(surroundings.AttributeNamesIn(file)).OfType<MethodDeclarationSyntax>()
                .Select(method => method.Identifier.ValueText));
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            if (UsesRuntime(assembly)) names.UnionWith(ByAssembly.GetValue(assembly, InAssembly));
        return names;
    }

    private static bool UsesRuntime(IAssemblySymbol assembly)
        => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Runtime));

    private static string[] InAssembly(IAssemblySymbol assembly)
    {
        var names = new HashSet<string>();
        var open = new Stack<INamespaceOrTypeSymbol>();
        open.Push(assembly.GlobalNamespace);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (next is INamespaceSymbol space) foreach (var member in space.GetMembers()) open.Push(member);
            if (next is not INamedTypeSymbol type) continue;
            foreach (var nested in type.GetTypeMembers()) open.Push(nested);
            names.UnionWith(type.MemberNames.Where(name => name.EndsWith(GraphSuffix, StringComparison.Ordinal))
                .Select(name => name.Substring(0, name.Length - GraphSuffix.Length)));
        }

        return [.. names];
    }
}
