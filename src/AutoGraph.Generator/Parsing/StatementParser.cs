using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Model;
using AutoGraph.Generator.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoGraph.Generator.Parsing;

/// <summary>Models the control flow of a body; what needs no model is quoted.</summary>
internal sealed partial class StatementParser(MethodScope scope)
{
    private readonly ExpressionParser _expressions = new(scope);
    private readonly Dictionary<SyntaxNode, int> _targets = [];

    /// <summary>Something below the node (lambdas and local functions apart) is control flow that a tensor
    /// decides.</summary>
    public static bool HasStaged(SyntaxNode node, MethodScope scope) => Inside(node).Any(scope.IsStagedStatement);

    public Block ParseBlock(StatementSyntax statement)
        => new(statement is BlockSyntax block ? ParseList(block.Statements) : ParseList([statement]));

    private EquatableArray<Statement> ParseList(IEnumerable<StatementSyntax> statements)
        => statements.Where(statement => statement is not EmptyStatementSyntax).Select(Parse).ToEquatable();

    private Statement Parse(StatementSyntax statement)
    {
        scope.Stop.ThrowIfCancellationRequested();
        switch (statement)
        {
            case BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax: return ParseJump(statement);
            case LocalFunctionStatementSyntax function: return ParseLocalFunction(function);
        }

        if (!NeedsModel(statement) && !HasLines(statement)) return Quote(statement);
        switch (statement)
        {
            case BlockSyntax block: return ParseBlock(block);
            case IfStatementSyntax branch: return ParseIf(branch);
            case WhileStatementSyntax loop: return ParseWhile(loop);
            case DoStatementSyntax loop: return ParseDo(loop);
            case ForStatementSyntax loop: return ParseFor(loop);
            case ForEachStatementSyntax loop: return ParseForEach(loop);
            case ForEachVariableStatementSyntax loop: return ParseForEach(loop);
            case SwitchStatementSyntax choice when CanBeBranches(choice): return ParseGuarded(choice);
            case SwitchStatementSyntax choice: return ParseSwitch(choice);
            case TryStatementSyntax attempt: return ParseTry(attempt);
            case UsingStatementSyntax use: return ParseHost(use, use.Statement);
            case LockStatementSyntax use: return ParseHost(use, use.Statement);
            case CheckedStatementSyntax use: return ParseHost(use, use.Block);
            case FixedStatementSyntax use: return ParseHost(use, use.Statement);
            case UnsafeStatementSyntax use: return ParseHost(use, use.Block);
        }

        Refuse(statement, statement.Kind().ToString());
        return Quote(statement);
    }

    private Quoted Quote(SyntaxNode node)
    {
        foreach (var construct in Inside(node)) CheckConvertible(construct);
        var code = _expressions.Parse(node, out var use);
        return new(code)
        {
            Declares = use.Declares.ToEquatable(),
            Throws = Inside(node).Any(inner => inner is ThrowStatementSyntax or ThrowExpressionSyntax),
            WhenStaged = Obstacles.Find(node, scope, out var receiver),
            UnlessDeclared = receiver,
        };
    }

    private void CheckConvertible(SyntaxNode node)
    {
        var name = node switch
        {
            GotoStatementSyntax => "goto",
            LabeledStatementSyntax => "label",
            YieldStatementSyntax => "yield",
            AwaitExpressionSyntax => "await",
            _ => null,
        };
        if (name is not null && (scope.HasStaged || name is "yield" or "await")) Refuse(node, name);
    }

    private void Refuse(SyntaxNode node, string name) => scope.Diagnostics.Add(
        DiagnosticTable.CannotBeStaged, node, name, name is "yield" or "await"
            ? "a graph runs from start to end in one call; move it to the caller"
            : "use if, while, for, foreach, break, continue and return");

    // Control flow that a tensor decides, a jump that may have to be lowered, or a local function is inside.
    private bool NeedsModel(StatementSyntax statement)
        => Inside(statement).Any(node => scope.IsStagedStatement(node)
            || node is ReturnStatementSyntax or LocalFunctionStatementSyntax
            || (node is BreakStatementSyntax or ContinueStatementSyntax
                && TargetOf(node) is { } target && !statement.Span.Contains(target.Span)));

    // Statements of its own on further lines, of which each tells its line.
    private static bool HasLines(StatementSyntax statement)
    {
        var inner = Inside(statement).OfType<StatementSyntax>().ToList();
        return inner.Any(one => SourceRange.Of(one).StartLine != SourceRange.Of(statement).StartLine)
            && !inner.Any(one => one is GotoStatementSyntax or LabeledStatementSyntax or YieldStatementSyntax);
    }

    private static IEnumerable<SyntaxNode> Inside(SyntaxNode node)
        => node.DescendantNodesAndSelf(inner => inner == node
            || inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    private int IdOf(SyntaxNode target)
    {
        if (!_targets.TryGetValue(target, out var id)) _targets[target] = id = _targets.Count + 1;
        return id;
    }

    // From the statement's first token up to its body.
    private Code Header(SyntaxNode statement, SyntaxNode body)
    {
        var end = body.GetFirstToken().GetPreviousToken().Span.End;
        return _expressions.Parse(statement, TextSpan.FromBounds(statement.SpanStart, end));
    }
}
