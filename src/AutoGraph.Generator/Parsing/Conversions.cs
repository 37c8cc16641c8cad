using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

internal enum Treatment
{
    /// <summary>The method is called as it is.</summary>
    None,

    /// <summary>It is a [TensorFunction]: its graph is called.</summary>
    Graph,

    /// <summary>It holds something staged, or calls something that does: its twin is called.</summary>
    Twin,
}

/// <summary>Why a method cannot be converted and what to do about it.</summary>
internal sealed record Obstacle(string Reason, string Remedy);

/// <summary>Decides for the methods of one file which of those that they call need a twin, and notes which files
/// that was read from.</summary>
internal sealed class Conversions(BodyFacts bodies, CancellationToken stop)
{
    private readonly Dictionary<IMethodSymbol, bool> _needs = new(SymbolEqualityComparer.Default);

    /// <summary>The files of all bodies that were looked into: with another of them an answer may be another.</summary>
    public HashSet<SyntaxTree> Read { get; } = [];

    public BodyFacts Bodies => bodies;

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        Read.Add(tree);
        return bodies.ModelOf(tree);
    }

    /// <summary>The declaration of a method in source, if it is of a kind that has a twin.</summary>
    public MethodSyntax? DeclarationOf(IMethodSymbol method)
    {
        if (bodies.SourceOf(method) is not { } reference) return null;
        Read.Add(reference.SyntaxTree);
        return MethodSyntax.Of(method);
    }

    public Treatment Of(IMethodSymbol method)
    {
        if (KnownTypes.IsFunction(method)) return Treatment.Graph;
        return NeedsTwin(method) ? Treatment.Twin : Treatment.None;
    }

    public MethodFacts FactsOf(IMethodSymbol method)
    {
        if (bodies.SourceOf(method) is { } reference) Read.Add(reference.SyntaxTree);
        return bodies.FactsOf(method, stop);
    }

    /// <summary>All methods that a method leads to, itself first; recursion ends where it began.</summary>
    public IEnumerable<IMethodSymbol> Reachable(IMethodSymbol method)
    {
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { method };
        var open = new Queue<IMethodSymbol>(seen);
        while (open.Count > 0)
        {
            var next = open.Dequeue();
            yield return next;
            foreach (var callee in FactsOf(next).Callees.Concat(Replacements(next)))
                if (seen.Add(callee)) open.Enqueue(callee);
        }
    }

    /// <summary>The methods of this project that may run when a virtual or interface method is called.</summary>
    private IEnumerable<IMethodSymbol> Replacements(IMethodSymbol method)
        => MayBeReplaced(method) ? bodies.Replacements[method] : [];

    /// <summary>A derived type may have another body for this call.</summary>
    public static bool MayBeReplaced(IMethodSymbol method)
        => (method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed
            && !method.ContainingType.IsSealed;

    public static bool IsInPartialType(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
            if (!IsPartial(type)) return false;
        return true;
    }

    public static bool IsPartial(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax() is TypeDeclarationSyntax declaration
                && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    public Obstacle? ObstacleTo(IMethodSymbol method)
    {
        if (MethodSyntax.Of(method) is null)
            return new($"it is {KindOf(method)}", "move the code to a method");
        if (method.MethodKind == MethodKind.UserDefinedOperator && method.Parameters.Length is 0 or > 2)
            return new("it is an operator that assigns", "move the code to a method");
        if (IsInPartialType(method)) return null;
        var type = method.ContainingType;
        var remedy = $"declare '{type.Name}' partial";
        if (!method.IsStatic || type.ContainingType is not null || type.IsGenericType)
            return new($"its type '{type.Name}' is not partial", remedy);
        return FactsOf(method).UsesPrivateMembers
            ? new($"it uses private members of '{type.Name}', which is not partial", remedy) : null;
    }

    private static string KindOf(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Constructor => "a constructor or initializer",
        MethodKind.PropertySet => "a setter",
        MethodKind.PropertyGet => "an indexer",
        MethodKind.Conversion => "a conversion",
        _ => "no ordinary method",
    };

    private bool NeedsTwin(IMethodSymbol method)
    {
        if (!_needs.TryGetValue(method, out var needs))
            _needs[method] = needs = Reachable(method).Any(callee => FactsOf(callee).IsStaged);
        return needs;
    }
}
