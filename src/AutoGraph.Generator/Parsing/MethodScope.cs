using AutoGraph.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>What the parsers of one method share. Lives while the method is parsed, never longer.</summary>
internal sealed class MethodScope(
    IMethodSymbol method, SyntaxNode declaration, SemanticModel model, Conversions conversions,
    DiagnosticBag diagnostics, CancellationToken stop)
{
    public IMethodSymbol Method => method;

    public SemanticModel Model => model;

    public Conversions Conversions => conversions;

    public DiagnosticBag Diagnostics => diagnostics;

    public CancellationToken Stop => stop;

    public VariableTable Variables { get; } = new();

    /// <summary>The method is one of a struct, whose <c>this</c> staged code cannot capture.</summary>
    public bool CopiesThis => !method.IsStatic && method.ContainingType.IsValueType;

    /// <summary>How the twin writes <c>this</c>.</summary>
    public string Receiver => CopiesThis ? _receiver ??= Free("self") : "this";

    /// <summary>Members of the type that are host values and may change between calls: part of the trace key.</summary>
    public SortedSet<string> KeyMembers { get; } = new(StringComparer.Ordinal);

    private readonly Dictionary<ISymbol, VariableUse> _captured = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _locals = new(LocalNames(declaration));

    private readonly HashSet<string> _mutable = new(MutableMembers(method.ContainingType));
    private bool? _hasStaged;
    private string? _receiver;

    public HashSet<string> Names { get; } = new(
        declaration.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText));

    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => model.GetTypeInfo(expression, stop).Type;

    /// <summary>A tensor decides: the construct around this condition is staged.</summary>
    public bool IsStaged(ExpressionSyntax? condition)
        => condition is not null && KnownTypes.IsOperand(TypeOf(condition));

    /// <summary>The node is control flow that a tensor decides.</summary>
    public bool IsStagedStatement(SyntaxNode node) => node switch
    {
        IfStatementSyntax branch => IsStaged(branch.Condition),
        WhileStatementSyntax loop => IsStaged(loop.Condition),
        DoStatementSyntax loop => IsStaged(loop.Condition),
        ForStatementSyntax loop => IsStaged(loop.Condition),
        CommonForEachStatementSyntax loop => IsStagedSource(loop.Expression),
        SwitchStatementSyntax choice => HasStagedGuard(choice),
        _ => false,
    };

    /// <summary>A tensor decides which section runs, by a guard.</summary>
    public bool HasStagedGuard(SwitchStatementSyntax choice)
        => choice.Sections.SelectMany(section => section.Labels).OfType<CasePatternSwitchLabelSyntax>()
            .Any(label => IsStaged(label.WhenClause?.Condition));

    public bool IsStagedSource(ExpressionSyntax source)
        => TypeOf(source) is { } type && (KnownTypes.IsOperand(type) || KnownTypes.IsRange(type));

    /// <summary>Somewhere in the method a tensor decides.</summary>
    public bool HasStaged => _hasStaged ??= declaration.DescendantNodes().Any(IsStagedStatement);

    /// <summary>A tensor decides whether the method has returned before it comes to the node.</summary>
    public bool ReturnsBefore(SyntaxNode node)
        => declaration.DescendantNodes().OfType<ReturnStatementSyntax>().Any(result => result.Span.End < node.SpanStart
            && result.Ancestors().TakeWhile(outer => outer != declaration).Any(IsStagedStatement));

    /// <summary>Cheap test before binding: a member of the type that may change has this name.</summary>
    public bool IsMutableMember(string name) => _mutable.Contains(name);

    /// <summary>Cheap test before binding: some local, parameter or local function has this name.</summary>
    public bool MayBeLocal(string name) => _locals.Contains(name);

    /// <summary>The variables of the method that a local function reads and writes.</summary>
    public VariableUse Captured(ISymbol localFunction)
    {
        if (_captured.TryGetValue(localFunction, out var use)) return use;
        _captured[localFunction] = use = new VariableUse(this);
        if (localFunction.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(stop) is not { } syntax) return use;
        var inside = new VariableUse(this);
        inside.Visit(syntax);
        var own = new HashSet<string>(
            inside.Declares.Concat(((IMethodSymbol)localFunction).Parameters.Select(Variables.IdOf)));
        use.Reads.UnionWith(inside.Reads.Where(id => !own.Contains(id)));
        use.Writes.UnionWith(inside.Writes.Where(w => !own.Contains(w.Variable)).Select(w => w with { Whole = false }));
        return use;
    }

    public void ReportMemberAssigned(SyntaxNode target, MemberPath path)
    {
        if (!path.Outlives || KnownTypes.IsVariable(path.Type)) return;
        diagnostics.Add(DiagnosticTable.MemberAssigned, target, path.Text, method.Name);
    }

    /// <summary>A name that nothing in the method has.</summary>
    public string Free(string stem)
    {
        var name = stem;
        for (var n = 2; !Names.Add(name); n++) name = stem + n;
        return name;
    }

    private static IEnumerable<string> MutableMembers(INamedTypeSymbol type)
        => type.GetMembers().OfType<IFieldSymbol>()
            .Where(field => !field.IsReadOnly && !field.IsConst && !KnownTypes.IsVariable(field.Type))
            .Select(field => field.AssociatedSymbol?.Name ?? field.Name);

    private static IEnumerable<string> LocalNames(SyntaxNode declaration)
    {
        foreach (var node in declaration.DescendantNodes())
        {
            SyntaxToken name = node switch
            {
                VariableDeclaratorSyntax local => local.Identifier,
                SingleVariableDesignationSyntax local => local.Identifier,
                ParameterSyntax parameter => parameter.Identifier,
                ForEachStatementSyntax loop => loop.Identifier,
                CatchDeclarationSyntax caught => caught.Identifier,
                LocalFunctionStatementSyntax function => function.Identifier,
                _ => default,
            };
            if (name.ValueText is { Length: > 0 } text) yield return text;
        }
    }
}
