using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary><c>condition ? a : b</c> on a tensor evaluates only the side that is chosen.</summary>
internal static class ConditionalExpressions
{
    public static string? Rewrite(SyntaxNode node, ExpressionParser parser)
    {
        if (node is not ConditionalExpressionSyntax choice || !parser.Scope.IsStaged(choice.Condition)) return null;
        LazyParts.Check(choice.WhenTrue, parser.Scope);
        LazyParts.Check(choice.WhenFalse, parser.Scope);
        if (Result(choice, parser.Scope) is { } type && !KnownTypes.IsOperand(type) && !IsPair(type))
            parser.Scope.Diagnostics.Add(DiagnosticTable.ConditionalType, choice, type.ToDisplayString(
                SymbolDisplayFormat.MinimallyQualifiedFormat));
        return $"Stage.Select({parser.Text(choice.Condition)}, () => {parser.Text(choice.WhenTrue)}, "
            + $"() => {parser.Text(choice.WhenFalse)})";
    }

    /// <summary>What the expression becomes where it stands; null for a number that an operator makes a
    /// tensor.</summary>
    /// <remarks><c>Tensor y = x > 0 ? 1 : 2</c> has int sides, but what counts is what they become.</remarks>
    public static ITypeSymbol? Result(ExpressionSyntax choice, MethodScope scope)
    {
        var outer = choice;
        while (Around(outer) is { } next) outer = next;
        var info = scope.Model.GetTypeInfo(outer, scope.Stop);
        if (KnownTypes.IsOperand(info.ConvertedType)) return info.ConvertedType;
        // An operand of `x * (c ? 1 : 2)` becomes a tensor by the operator.
        if (outer.Parent is BinaryExpressionSyntax operation && scope.IsStaged(operation) && IsNumber(info.Type))
            return null;
        return info.ConvertedType ?? info.Type;
    }

    // The expression whose value is that of the inner one, if it is chosen.
    private static ExpressionSyntax? Around(ExpressionSyntax inner) => inner.Parent switch
    {
        ParenthesizedExpressionSyntax outer => outer,
        ConditionalExpressionSyntax outer when outer.Condition != inner => outer,
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax outer } => outer,
        _ => null,
    };

    private static bool IsPair(ITypeSymbol type)
        => KnownTypes.IsTensorTuple(type) && ((INamedTypeSymbol)type).TupleElements.Length == 2;

    private static bool IsNumber(ITypeSymbol? type)
        => type?.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double;
}
