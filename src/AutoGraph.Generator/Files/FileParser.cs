using System.Runtime.CompilerServices;
using AutoGraph.Generator.Interception;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using CallSite = AutoGraph.Generator.Model.CallSite;

namespace AutoGraph.Generator.Files;

/// <summary>The only step that sees symbols: turns a file into values. Nothing is bound unless something that it
/// depends on has changed: the file, the surroundings, or the bodies that were read in other files.</summary>
internal static class FileParser
{
    private static readonly ConditionalWeakTable<SyntaxTree, Memory> Memories = new();

    public static bool IsFile(SyntaxNode node, CancellationToken stop) => node is CompilationUnitSyntax;

    public static FileModel Parse(GeneratorSyntaxContext context, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var tree = context.Node.SyntaxTree;
        var compilation = context.SemanticModel.Compilation;
        var memory = Memories.GetOrCreateValue(tree);
        if (memory.Last is { } last && last.HoldsIn(compilation)) return last.Model;
        var conversions = new Conversions(BodyFacts.Of(compilation), stop);
        var model = Read(tree, compilation, conversions, stop);
        memory.Last = new(
            model, Surroundings.Of(compilation), [.. conversions.Read.Where(read => read != tree)
                .Select(read => new WeakReference<SyntaxTree>(read))]);
        return model;
    }

    /// <summary>The values of a file, without a memory: for a compilation with what the generator added.</summary>
    public static FileModel Read(SyntaxTree tree, Compilation compilation, CancellationToken stop)
        => Read(tree, compilation, new(BodyFacts.Of(compilation), stop), stop);

    private static FileModel Read(
        SyntaxTree tree, Compilation compilation, Conversions conversions, CancellationToken stop)
    {
        var syntax = FileSyntax.Of(tree);
        var surroundings = Surroundings.Of(compilation);
        var methods = syntax.Marked(surroundings.AttributeNamesIn(syntax))
            .Select(node => MethodParser.Parse(node, conversions, stop)).OfType<Method>().ToEquatable();
        var names = FunctionNames.Of(compilation);
        var calls = syntax.Calls.Where(call => names.Contains(CallSiteParser.NameOf(call)!))
            .Select(call => CallSiteParser.Parse(call, conversions, stop)).OfType<CallSite>().ToEquatable();
        var creations = syntax.Calls.Where(CreateSiteParser.MayBeCreate)
            .Select(call => CreateSiteParser.Parse(call, conversions, stop)).OfType<CreateSite>().ToEquatable();
        return new(methods, creations, new(tree.FilePath, calls, creations));
    }

    /// <summary>Kept as long as the file's tree is.</summary>
    private sealed class Memory
    {
        public volatile Answer? Last;
    }

    private sealed record Answer(FileModel Model, Surroundings Surroundings, WeakReference<SyntaxTree>[] Read)
    {
        public bool HoldsIn(Compilation compilation)
            => Surroundings.IsSameAs(Surroundings.Of(compilation))
                && Read.All(read => read.TryGetTarget(out var tree) && compilation.ContainsSyntaxTree(tree));
    }
}
