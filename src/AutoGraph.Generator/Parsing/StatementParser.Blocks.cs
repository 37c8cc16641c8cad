using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoGraph.Generator.Parsing;

/// <summary>using, lock, try and their like stay as they are; their bodies are entered.
/// Local functions are converted.</summary>
internal sealed partial class StatementParser
{
    private Host ParseHost(StatementSyntax statement, StatementSyntax body)
        => new(new[] { Clause(statement, body) }.ToEquatable());

    private Clause Clause(SyntaxNode node, StatementSyntax body)
    {
        var use = new VariableUse(scope);
        foreach (var child in node.ChildNodes().Where(child => child != body)) use.Visit(child);
        return new(Header(node, body), ParseBlock(body)) { Declares = use.Declares.ToEquatable() };
    }

    private Host ParseTry(TryStatementSyntax attempt)
    {
        var clauses = new List<Clause> { Clause(attempt, attempt.Block) };
        clauses.AddRange(attempt.Catches.Select(clause => Clause(clause, clause.Block)));
        if (attempt.Finally is { } last) clauses.Add(Clause(last, last.Block));
        var staged = Inside(attempt).FirstOrDefault(scope.IsStagedStatement);
        // Without a catch, the finally is what comes next, also in the graph.
        return new(clauses.ToEquatable())
        {
            WhenStagedInside = attempt.Catches.Count == 0
                ? null : DiagnosticBag.Info(DiagnosticTable.InsideTry, staged is null ? attempt : Head(staged)),
        };
    }

    private static SyntaxNode Head(SyntaxNode statement) => statement switch
    {
        IfStatementSyntax branch => branch.Condition,
        WhileStatementSyntax loop => loop.Condition,
        DoStatementSyntax loop => loop.Condition,
        ForStatementSyntax { Condition: { } condition } => condition,
        CommonForEachStatementSyntax loop => loop.Expression,
        _ => statement,
    };

    private LocalFunction ParseLocalFunction(LocalFunctionStatementSyntax function)
    {
        if (function.Body is not { } body || !HasStaged(body, scope)
            || scope.Model.GetDeclaredSymbol(function, scope.Stop) is not IMethodSymbol symbol)
            return new(_expressions.Parse(function));
        var head = TextSpan.FromBounds(function.SpanStart, body.OpenBraceToken.GetPreviousToken().Span.End);
        var code = _expressions.Parse(function, head);
        var indent = Lambdas.IndentOf(function);
        var text = code.Text + "\n" + Lambdas.Converted(body, symbol, scope, indent);
        return new(code with { Text = text.Replace("\n" + indent, "\n") });
    }
}
