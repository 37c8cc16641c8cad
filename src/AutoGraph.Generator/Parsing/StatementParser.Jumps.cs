using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>break, continue and return.</summary>
internal sealed partial class StatementParser
{
    private Jump ParseJump(StatementSyntax statement)
    {
        if (statement is ReturnStatementSyntax result)
            return new(SourceRange.Of(result), JumpKind.Return, 0,
                result.Expression is null ? null : _expressions.Parse(result.Expression));
        var kind = statement is BreakStatementSyntax ? JumpKind.Break : JumpKind.Continue;
        return new(SourceRange.Of(statement), kind, IdOf(TargetOf(statement)!), null);
    }

    private static SyntaxNode? TargetOf(SyntaxNode jump)
        => jump.Ancestors().FirstOrDefault(node => node
            is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax
            || (jump is BreakStatementSyntax && node is SwitchStatementSyntax));
}
