using AutoGraph.Generator.Model;
using AutoGraph.Generator.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>A switch whose guards are tensors becomes one branch after the other:
/// <c>if (value is pattern) { if (guard) { …; break; } }</c>.</summary>
internal sealed partial class StatementParser
{
    private bool CanBeBranches(SwitchStatementSyntax choice)
        => scope.HasStagedGuard(choice) && choice.Sections.All(section => section.Labels.Count == 1);

    private Block ParseGuarded(SwitchStatementSyntax choice)
    {
        var value = scope.Free("chosen");
        var governing = _expressions.Parse(choice.Expression);
        var start = new Quoted(governing with { Text = $"var {value} = {governing.Text};" });
        // The default comes last, wherever it stands.
        var sections = choice.Sections.OrderBy(section => section.Labels[0] is DefaultSwitchLabelSyntax)
            .Select(section => (Statement)Branch(section, value, IdOf(choice)));
        return new(new Statement[] { start, new Leavable(IdOf(choice), new(sections.ToEquatable())) }.ToEquatable());
    }

    private Block Branch(SwitchSectionSyntax section, string value, int id)
    {
        var body = ParseBody(section, out var endsInBreak);
        if (endsInBreak)
            body = new(body.Statements.Append(new Jump(SourceRange.Hidden, JumpKind.Break, id, null)).ToEquatable());
        if (section.Labels[0] is DefaultSwitchLabelSyntax) return body;
        var (pattern, guard) = section.Labels[0] switch
        {
            CasePatternSwitchLabelSyntax label => (label.Pattern, label.WhenClause?.Condition),
            CaseSwitchLabelSyntax label => (SyntaxFactory.ConstantPattern(label.Value), null),
            _ => default((PatternSyntax, ExpressionSyntax?)),
        };
        if (scope.IsStaged(guard))
            body = Only(new If(_expressions.Parse(guard!), true, body, null));
        return Only(Matching(section.Labels[0], pattern, scope.IsStaged(guard) ? null : guard, value, body));
    }

    private Statement Matching(
        SwitchLabelSyntax label, PatternSyntax pattern, ExpressionSyntax? guard, string value, Block body)
    {
        var use = new VariableUse(scope);
        foreach (var node in label.ChildNodes()) use.Visit(node);
        var shown = label is CaseSwitchLabelSyntax constant
            ? $"({value} is {_expressions.Text(constant.Value)})" : Patterns.Test(value, pattern, guard, _expressions);
        if (shown.Length == 0) return body;
        var test = new Code(
            SourceRange.Of(label), shown.Substring(1, shown.Length - 2), use.Reads.ToEquatable(),
            use.Writes.ToEquatable())
        {
            Declares = use.Declares.ToEquatable(),
        };
        return new If(test, false, body, null);
    }

    private static Block Only(Statement statement) => new(new[] { statement }.ToEquatable());
}
