using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>while, do, for and foreach.</summary>
internal sealed partial class StatementParser
{
    private While ParseWhile(WhileStatementSyntax loop)
        => new(
            IdOf(loop), _expressions.Parse(loop.Condition), scope.IsStaged(loop.Condition), ParseBlock(loop.Statement),
            EquatableArray<Statement>.Empty)
        {
            Endless = loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression),
        };

    private Do ParseDo(DoStatementSyntax loop)
        => new(
            IdOf(loop), _expressions.Parse(loop.Condition), scope.IsStaged(loop.Condition), ParseBlock(loop.Statement));

    private For ParseFor(ForStatementSyntax loop)
    {
        IEnumerable<SyntaxNode> start = loop.Declaration is { } declaration ? [declaration] : loop.Initializers;
        return new(IdOf(loop), Header(loop, loop.Statement),
            start.Select(node => (Statement)Terminated(node)).ToEquatable(),
            loop.Condition is null ? null : _expressions.Parse(loop.Condition),
            loop.Incrementors.Select(node => (Statement)Terminated(node)).ToEquatable(),
            scope.IsStaged(loop.Condition), ParseBlock(loop.Statement));
    }

    private Quoted Terminated(SyntaxNode node)
    {
        var quoted = Quote(node);
        return quoted with { Code = quoted.Code with { Text = quoted.Code.Text + ";" } };
    }

    private ForEach ParseForEach(CommonForEachStatementSyntax loop)
    {
        var staged = scope.IsStagedSource(loop.Expression);
        var item = loop is ForEachStatementSyntax simple ? simple.Identifier.Text : "";
        var use = new VariableUse(scope);
        foreach (var node in loop.ChildNodes().Where(node => node != loop.Statement && node != loop.Expression))
            use.Visit(node);
        if (loop is ForEachStatementSyntax one && scope.Model.GetDeclaredSymbol(one, scope.Stop) is { } local)
        {
            use.Declares.Add(scope.Variables.IdOf(local));
            if (staged && !KnownTypes.IsTensor(local.Type))
                scope.Diagnostics.Add(
                    DiagnosticTable.LoopVariableType, loop.Expression, local.Name, local.Type.ToDisplayString());
        }

        return new(IdOf(loop), Header(loop, loop.Statement), item, _expressions.Parse(loop.Expression), staged,
            ParseBlock(loop.Statement))
        { Declares = use.Declares.ToEquatable() };
    }
}
