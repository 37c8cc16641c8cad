using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Interception;

/// <summary>The names of all functions a compilation can call: only calls of such names are ever bound.</summary>
/// <remarks>Found without binding, and remembered for each file and each referenced assembly.</remarks>
internal static class FunctionNames
{
    private const string Runtime = "AutoGraph.Runtime";
    private const string GraphSuffix = "__graph";

    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> ByCompilation = new();
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> ByTree = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, string[]> ByAssembly = new();

    public static HashSet<string> Of(Compilation compilation) => ByCompilation.GetValue(compilation, Find);

    private static HashSet<string> Find(Compilation compilation)
    {
        var names = new HashSet<string>();
        foreach (var tree in compilation.SyntaxTrees) names.UnionWith(ByTree.GetValue(tree, InTree));
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            if (UsesRuntime(assembly)) names.UnionWith(ByAssembly.GetValue(assembly, InAssembly));
        return names;
    }

    private static bool UsesRuntime(IAssemblySymbol assembly)
        => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Runtime));

    private static string[] InTree(SyntaxTree tree)
        => [.. tree.GetRoot()
            .DescendantNodes(
                node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(IsMarked)
            .Select(method => method.Identifier.ValueText)
            .Distinct()];

    private static bool IsMarked(MethodDeclarationSyntax method)
        => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute =>
            attribute.Name.ToString().Split('.').Last() is "TensorFunction" or "TensorFunctionAttribute");

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
