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
            IdOf(loop), ParseTest(loop.Condition), scope.IsStaged(loop.Condition), ParseBlock(loop.Statement),
            EquatableArray<Statement>.Empty)
        {
            Endless = loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression),
        };

    private Do ParseDo(DoStatementSyntax loop)
        => new(
            IdOf(loop), ParseTest(loop.Condition), scope.IsStaged(loop.Condition), ParseBlock(loop.Statement));

    private For ParseFor(ForStatementSyntax loop)
    {
        IEnumerable<SyntaxNode> start = loop.Declaration is { } declaration ? [declaration] : loop.Initializers;
        return new(IdOf(loop), Header(loop, loop.Statement),
            start.Select(node => (Statement)Terminated(node)).ToEquatable(),
            loop.Condition is null ? null : ParseTest(loop.Condition),
            loop.Incrementors.Select(node => (Statement)Terminated(node)).ToEquatable(),
            scope.IsStaged(loop.Condition), ParseBlock(loop.Statement));
    }

    private Code ParseTest(ExpressionSyntax condition)
        => _expressions.Parse(condition) with { ReadsLocalsOnly = condition.DescendantNodesAndSelf().All(IsOfLocals) };

    private bool IsOfLocals(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax => true,
        PrefixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.LogicalNotExpression)
            || unary.IsKind(SyntaxKind.UnaryMinusExpression),
        IdentifierNameSyntax name => !IsCaptured(name) && scope.Model.GetSymbolInfo(name, scope.Stop).Symbol switch
        {
            ILocalSymbol local => !local.IsRef && IsNumberOrBool(local.Type),
            IParameterSymbol parameter => parameter.RefKind == RefKind.None && IsNumberOrBool(parameter.Type),
            _ => false,
        },
        _ => false,
    };

    private static bool IsNumberOrBool(ITypeSymbol type)
        => type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double;

    // A lambda or local function of the method may assign it without a word in the loop.
    private static bool IsCaptured(IdentifierNameSyntax name)
        => name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && member.DescendantNodes()
            .Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            .SelectMany(function => function.DescendantNodes().OfType<IdentifierNameSyntax>())
            .Any(inner => inner.Identifier.Text == name.Identifier.Text);

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
