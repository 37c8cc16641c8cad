using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Lifting;
using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>Turns a [TensorFunction] and the methods it needs into values.</summary>
internal static class MethodParser
{
    /// <returns>Null when the attribute is another one of the same name.</returns>
    public static Method? Parse(SyntaxNode node, Conversions conversions, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (conversions.ModelOf(node.SyntaxTree).GetDeclaredSymbol(node, stop) is not IMethodSymbol symbol
            || !KnownTypes.IsFunction(symbol)) return null;
        return node is MethodDeclarationSyntax declaration
            ? Parse(symbol, declaration, conversions, stop)
            : Nothing(UsageChecks.NotOrdinary(symbol, node));
    }

    private static Method Parse(
        IMethodSymbol symbol, MethodDeclarationSyntax declaration, Conversions conversions, CancellationToken stop)
    {
        var checks = new DiagnosticBag();
        if (!UsageChecks.Check(symbol, declaration, checks)) return Nothing(checks);
        var diagnostics = new DiagnosticBag();
        var scope = new MethodScope(
            symbol, declaration, conversions.ModelOf(declaration.SyntaxTree), conversions, diagnostics, stop);
        var twin = TwinOf(symbol, MethodSyntax.Of(symbol)!, scope);
        (twin, diagnostics) = HostLocals.Lift(twin, diagnostics, symbol, conversions, stop);
        foreach (var info in checks.ToEquatable()) diagnostics.Add(info);
        var helpers = Helpers(symbol, conversions, diagnostics, scope, stop);
        var entry = EntryParser.Parse(symbol, declaration, scope);
        return new(entry, twin, helpers, diagnostics.ToEquatable());
    }

    private static Method Nothing(DiagnosticBag diagnostics)
        => new(null, null, EquatableArray<Twin>.Empty, diagnostics.ToEquatable());

    /// <summary>The twins of a method that is no function itself, for a delegate made of it.</summary>
    public static EquatableArray<Twin> TwinsOf(IMethodSymbol symbol, Conversions conversions, CancellationToken stop)
    {
        var diagnostics = new DiagnosticBag();
        return conversions.Of(symbol) == Treatment.Twin && Converted(symbol, conversions, diagnostics, stop) is { } twin
            ? Helpers(symbol, conversions, diagnostics, null, stop).Prepend(twin).ToEquatable()
            : EquatableArray<Twin>.Empty;
    }

    /// <summary>Converts a method that is no function itself.</summary>
    public static Helper? ParseHelper(IMethodSymbol symbol, Conversions conversions, CancellationToken stop)
    {
        if (conversions.DeclarationOf(symbol) is not { Body: not null } declaration) return null;
        var diagnostics = new DiagnosticBag();
        var scope = ScopeOf(symbol, declaration, conversions, diagnostics, stop);
        var twin = TwinOf(symbol, declaration, scope);
        (twin, diagnostics) = HostLocals.Lift(twin, diagnostics, symbol, conversions, stop);
        return new(twin, diagnostics.ToEquatable(), scope.KeyMembers, conversions.Read);
    }

    /// <summary>The body of a method, local function or lambda.</summary>
    public static Callable Body(SyntaxNode body, IMethodSymbol symbol, MethodScope scope)
    {
        var isNested = symbol.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction;
        var block = body is StatementSyntax statement
            ? new StatementParser(scope).ParseBlock(statement)
            : Expression((ExpressionSyntax)body, symbol.ReturnsVoid, scope);
        var use = new VariableUse(scope);
        use.Visit(body);
        var own = new HashSet<string>(use.Declares.Concat(symbol.Parameters.Select(scope.Variables.IdOf)));
        var live = isNested
            ? use.Writes.Select(write => write.Variable).Where(id => !own.Contains(id))
            : symbol.Parameters.Where(parameter => parameter.RefKind != RefKind.None).Select(scope.Variables.IdOf);
        var format = SymbolDisplayFormat.MinimallyQualifiedFormat;
        var results = KnownTypes.ResultOf(symbol.ReturnType) == ResultKind.Tuple
            ? ((INamedTypeSymbol)symbol.ReturnType).TupleElements.Select(element => element.Name) : [];
        return new(body.SyntaxTree.FilePath, block, KnownTypes.ResultOf(symbol.ReturnType), results.ToEquatable(),
            scope.Variables.All.ToEquatable(), live.Distinct().ToEquatable(), scope.Names.ToEquatable(),
            symbol.Name.Length > 0 ? symbol.Name : "lambda", symbol.ReturnType.ToDisplayString(format),
            SourceRange.Of(body));
    }

    private static Block Expression(ExpressionSyntax expression, bool isVoid, MethodScope scope)
    {
        var code = new ExpressionParser(scope).Parse(expression);
        Statement only = isVoid
            ? new Quoted(code with { Text = code.Text + ";" })
            : new Jump(code.Range, JumpKind.Return, 0, code);
        return new(new[] { only }.ToEquatable());
    }

    private static EquatableArray<Twin> Helpers(
        IMethodSymbol root, Conversions conversions, DiagnosticBag diagnostics, MethodScope? scope,
        CancellationToken stop)
    {
        var helpers = new List<Twin>();
        foreach (var callee in conversions.Reachable(root).Skip(1))
        {
            if (conversions.Of(callee) != Treatment.Twin || conversions.ObstacleTo(callee) is not null) continue;
            if (Converted(callee, conversions, diagnostics, stop, scope) is { } twin) helpers.Add(twin);
        }

        return helpers.ToEquatable();
    }

    private static Twin? Converted(
        IMethodSymbol symbol, Conversions conversions, DiagnosticBag diagnostics, CancellationToken stop,
        MethodScope? caller = null)
    {
        if (conversions.Bodies.HelperOf(symbol, stop) is not { } helper) return null;
        conversions.Read.UnionWith(helper.Read);
        foreach (var diagnostic in helper.Diagnostics) diagnostics.Add(diagnostic);
        if (caller is not null
            && SymbolEqualityComparer.Default.Equals(caller.Method.ContainingType, symbol.ContainingType)
            && (symbol.IsStatic || !caller.Method.IsStatic)) caller.KeyMembers.UnionWith(helper.KeyMembers);
        return helper.Twin;
    }

    /// <summary>The twin of one method.</summary>
    public static Twin TwinOf(
        IMethodSymbol symbol, Conversions conversions, DiagnosticBag diagnostics, CancellationToken stop)
    {
        var declaration = MethodSyntax.Of(symbol)!;
        return TwinOf(symbol, declaration, ScopeOf(symbol, declaration, conversions, diagnostics, stop));
    }

    private static MethodScope ScopeOf(
        IMethodSymbol symbol, MethodSyntax declaration, Conversions conversions, DiagnosticBag diagnostics,
        CancellationToken stop)
        => new(
            symbol, declaration.Node, conversions.ModelOf(declaration.Node.SyntaxTree), conversions, diagnostics, stop);

    private static Twin TwinOf(IMethodSymbol symbol, MethodSyntax declaration, MethodScope scope)
    {
        var body = Body(declaration.Body!, symbol, scope);
        return new(
            symbol.GetDocumentationCommentId()!, PlacementParser.HintName(symbol),
            PlacementParser.Parse(symbol, declaration.Node),
            Signatures.Of(symbol, declaration, GeneratedNames.Staged(declaration.Name)), body)
        {
            Start = ByReference.Start(scope),
            End = ByReference.End(scope),
        };
    }
}
