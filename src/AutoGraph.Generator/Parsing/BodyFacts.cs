using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Parsing;

/// <summary>What the files of one compilation share while they are parsed. Lives as long as the compilation does.
/// </summary>
internal sealed class BodyFacts(Compilation compilation)
{
    private static readonly ConditionalWeakTable<Compilation, BodyFacts> ByCompilation = new();

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<IMethodSymbol, MethodFacts> _facts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, Helper?> _helpers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, Target> _targets = new(SymbolEqualityComparer.Default);

    private readonly Lazy<ILookup<IMethodSymbol, IMethodSymbol>> _replacements = new(() => Overriding.In(compilation));

    /// <summary>Which methods of this project override or implement a method.</summary>
    public ILookup<IMethodSymbol, IMethodSymbol> Replacements => _replacements.Value;

    public static BodyFacts Of(Compilation compilation) => ByCompilation.GetValue(compilation, c => new(c));

    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, t => compilation.GetSemanticModel(t));

    /// <summary>Where a method stands, if in this project: one of a project open beside it has a source, too, but
    /// counts as compiled.</summary>
    public SyntaxReference? SourceOf(IMethodSymbol method)
        => method.DeclaringSyntaxReferences.FirstOrDefault() is { } reference
            && compilation.ContainsSyntaxTree(reference.SyntaxTree) ? reference : null;

    public MethodFacts FactsOf(IMethodSymbol method, CancellationToken stop)
        => _facts.GetOrAdd(method, m => MethodFacts.Of(m, this, stop));

    /// <summary>The twin of a method that is no function itself: the same, whoever calls it.</summary>
    public Helper? HelperOf(IMethodSymbol method, CancellationToken stop)
        => _helpers.GetOrAdd(method, m => MethodParser.ParseHelper(m, new(this, stop), stop));

    public Target TargetOf(IMethodSymbol function) => _targets.GetOrAdd(function, TargetParser.Parse);
}

/// <summary>A helper, converted.</summary>
/// <param name="KeyMembers">Host values that the traces of its callers depend on.</param>
/// <param name="Read">The files whose bodies were looked into.</param>
internal sealed record Helper(
    Twin Twin, EquatableArray<DiagnosticInfo> Diagnostics, IReadOnlyCollection<string> KeyMembers,
    IReadOnlyCollection<SyntaxTree> Read);
