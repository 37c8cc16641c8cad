using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>Which variables a piece of syntax reads, writes and declares.</summary>
internal sealed class VariableUse(MethodScope scope)
{
    public HashSet<string> Reads { get; } = [];

    public HashSet<Write> Writes { get; } = [];

    public HashSet<string> Declares { get; } = [];

    public HashSet<string> NullTests { get; } = [];

    public void Visit(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodesAndSelf()) Visit(node, root);
    }

    private void Visit(SyntaxNode node, SyntaxNode root)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax
                or SingleVariableDesignationSyntax or ForEachStatementSyntax or ParameterSyntax:
                Declare(node);
                break;
            case IdentifierNameSyntax name when Local(name) is { } symbol:
                Use(name, symbol, root);
                break;
            case InvocationExpressionSyntax call:
                AddLocalFunction(call);
                break;
            case AssignmentExpressionSyntax assignment:
                foreach (var target in Targets(assignment.Left)) AddMember(target);
                break;
            case PrefixUnaryExpressionSyntax prefix
                when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression:
                AddMember(prefix.Operand);
                break;
            case PostfixUnaryExpressionSyntax
            {
                RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression,
            } postfix:
                AddMember(postfix.Operand);
                break;
            case ArgumentSyntax
            {
                RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword,
            } argument:
                AddMember(argument.Expression);
                break;
        }
    }

    private void Declare(SyntaxNode node)
    {
        var symbol = scope.Model.GetDeclaredSymbol(node, scope.Stop);
        if (symbol is not (ILocalSymbol or IParameterSymbol)) return;
        var id = scope.Variables.IdOf(symbol);
        Declares.Add(id);
        if (node is not VariableDeclaratorSyntax { Initializer: null }) Writes.Add(new(id, Whole: true));
    }

    private ISymbol? Local(IdentifierNameSyntax name)
    {
        if (!scope.MayBeLocal(name.Identifier.ValueText)) return null;
        var symbol = scope.Model.GetSymbolInfo(name, scope.Stop).Symbol;
        return symbol is ILocalSymbol { IsConst: false } or IParameterSymbol ? symbol : null;
    }

    private void Use(IdentifierNameSyntax name, ISymbol symbol, SyntaxNode root)
    {
        var id = scope.Variables.IdOf(symbol);
        var type = symbol is ILocalSymbol local ? local.Type : ((IParameterSymbol)symbol).Type;
        var access = AccessOf(name, KnownTypes.IsVariable(type), type.IsTupleType);
        if (KnownTypes.IsTensorList(type) && ChangesList(name)) access |= Access.Read | Access.Write;
        if (AsksForNull(name)) NullTests.Add(id);
        if (access.HasFlag(Access.Write))
        {
            var whole = !access.HasFlag(Access.Read) && IsCertain(name, root);
            Writes.Add(new(id, whole));
            if (!whole) Reads.Add(id);
        }
        else
        {
            Reads.Add(id);
        }
    }

    private static bool ChangesList(IdentifierNameSyntax name)
        => name.Parent is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "Add" or "Pop",
            Parent: InvocationExpressionSyntax,
        } access
            && access.Expression == name;

    private static bool AsksForNull(IdentifierNameSyntax name) => name.Parent switch
    {
        IsPatternExpressionSyntax test => test.Expression == name,
        BinaryExpressionSyntax choice => choice.IsKind(SyntaxKind.CoalesceExpression) && choice.Left == name,
        AssignmentExpressionSyntax choice
            => choice.IsKind(SyntaxKind.CoalesceAssignmentExpression) && choice.Left == name,
        ConditionalAccessExpressionSyntax access => access.Expression == name,
        _ => false,
    };

    [Flags]
    private enum Access { Read = 1, Write = 2 }

    private Access AccessOf(ExpressionSyntax target, bool isVariable, bool isTuple)
    {
        switch (target.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == target:
                if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)) return Access.Write;
                // `variable += x` changes what the variable holds, not which variable it is.
                return isVariable ? Access.Read : Access.Read | Access.Write;
            case PrefixUnaryExpressionSyntax prefix
                when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression:
            case PostfixUnaryExpressionSyntax postfix
                when !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return isVariable ? Access.Read : Access.Read | Access.Write;
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword }:
                return Access.Write;
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword }:
                return Access.Read | Access.Write;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple }:
                return AccessOf(tuple, false, false);
            // `pair.Left = x` writes the local `pair` when it is a tuple; of anything else, it writes a member.
            case MemberAccessExpressionSyntax member when isTuple && member.Expression == target:
                return AccessOf(member, false, scope.TypeOf(member)?.IsTupleType == true) == Access.Read
                    ? Access.Read : Access.Read | Access.Write;
            default:
                return Access.Read;
        }
    }

    // Assigned by the statement itself, not in a part that may be skipped or run later.
    private static bool IsCertain(SyntaxNode name, SyntaxNode root)
        => name.Ancestors().TakeWhile(node => node != root.Parent).All(node => node
            is AssignmentExpressionSyntax or TupleExpressionSyntax or ArgumentSyntax or ParenthesizedExpressionSyntax
            or ExpressionStatementSyntax);

    private static IEnumerable<ExpressionSyntax> Targets(ExpressionSyntax left) => left switch
    {
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => Targets(argument.Expression)),
        ParenthesizedExpressionSyntax inner => Targets(inner.Expression),
        _ => [left],
    };

    private void AddMember(ExpressionSyntax target)
    {
        if (target is DeclarationExpressionSyntax || target.Parent?.Parent is InitializerExpressionSyntax) return;
        if (target is IdentifierNameSyntax name && Local(name) is not null) return;
        if (MemberPath.Of(target, scope) is not { } path) return;
        if (path.IsTupleElement) return;
        var isAssignment = target.Parent
            is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression }
            or ArgumentSyntax;
        if (KnownTypes.IsVariable(path.Type) && !isAssignment) return;
        var id = scope.Variables.IdOfMember(path.Text, path.Type, path.DependsOn);
        Writes.Add(new(id, Whole: false));
        Reads.Add(id);
        scope.ReportMemberAssigned(target, path);
    }

    // A call of a local function assigns what its body assigns of the method's variables.
    private void AddLocalFunction(InvocationExpressionSyntax call)
    {
        if (call.Expression is not IdentifierNameSyntax name || !scope.MayBeLocal(name.Identifier.ValueText)) return;
        if (scope.Model.GetSymbolInfo(name, scope.Stop).Symbol
            is not IMethodSymbol { MethodKind: MethodKind.LocalFunction } f) return;
        var captured = scope.Captured(f.OriginalDefinition);
        Reads.UnionWith(captured.Reads);
        Writes.UnionWith(captured.Writes);
    }
}
