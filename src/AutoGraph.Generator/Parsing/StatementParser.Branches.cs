using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoGraph.Generator.Parsing;

/// <summary>if and switch.</summary>
internal sealed partial class StatementParser
{
    private If ParseIf(IfStatementSyntax branch)
        => new(_expressions.Parse(branch.Condition), scope.IsStaged(branch.Condition), ParseBlock(branch.Statement),
            branch.Else is null ? null : ParseBlock(branch.Else.Statement));

    // Which section runs is decided while tracing; the sections may hold anything.
    private Switch ParseSwitch(SwitchStatementSyntax choice)
        => new(IdOf(choice),
            _expressions.Parse(
                choice, TextSpan.FromBounds(choice.SpanStart, choice.OpenBraceToken.GetPreviousToken().Span.End)),
            choice.Sections.Select(ParseSection).ToEquatable());

    private Section ParseSection(SwitchSectionSyntax section)
    {
        var labels = TextSpan.FromBounds(section.SpanStart, section.Labels.Last().Span.End);
        var body = ParseBody(section, out var endsInBreak);
        return new(_expressions.Parse(section, labels), body, endsInBreak);
    }

    // Without the break at its end.
    private Block ParseBody(SwitchSectionSyntax section, out bool endsInBreak)
    {
        var last = section.Statements.Last();
        endsInBreak = last is BreakStatementSyntax;
        var statements = endsInBreak ? section.Statements.Take(section.Statements.Count - 1) : section.Statements;
        if (statements.FirstOrDefault() is BlockSyntax block && section.Statements.Count == 1
            && block.Statements.LastOrDefault() is BreakStatementSyntax)
        {
            endsInBreak = true;
            statements = block.Statements.Take(block.Statements.Count - 1);
        }

        return new(ParseList(statements));
    }
}
