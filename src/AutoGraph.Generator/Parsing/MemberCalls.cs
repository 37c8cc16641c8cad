using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>The calls that no method name stands for: accessors, operators, conversions, constructors.</summary>
internal static class MemberCalls
{
    /// <summary>Methods of the user's sources only.</summary>
    public static IEnumerable<IMethodSymbol> Of(SyntaxNode node, SemanticModel model, CancellationToken stop)
        => All(node, model, stop).Where(method => method is { DeclaringSyntaxReferences.Length: > 0 })!;

    private static IEnumerable<IMethodSymbol?> All(SyntaxNode node, SemanticModel model, CancellationToken stop)
    {
        switch (node)
        {
            case SimpleNameSyntax or ElementAccessExpressionSyntax
                when model.GetSymbolInfo(node, stop).Symbol is IPropertySymbol property:
                var (reads, writes) = Access(node);
                if (reads) yield return property.GetMethod;
                if (writes) yield return property.SetMethod;
                break;
            case BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
                or AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax:
                yield return model.GetSymbolInfo(node, stop).Symbol as IMethodSymbol;
                break;
        }

        if (node is ExpressionSyntax value && IsConverted(value))
            yield return model.GetConversion(value, stop) is { IsUserDefined: true } conversion
                ? conversion.MethodSymbol : null;
    }

    private static (bool Reads, bool Writes) Access(SyntaxNode name)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == whole
                => (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression), true),
            PrefixUnaryExpressionSyntax prefix
                when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression
                => (true, true),
            PostfixUnaryExpressionSyntax postfix
                when !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) => (true, true),
            _ => (true, false),
        };
    }

    private static bool IsConverted(ExpressionSyntax value) => value.Parent switch
    {
        EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ArgumentSyntax
            or CastExpressionSyntax => true,
        AssignmentExpressionSyntax assignment => assignment.Right == value,
        _ => false,
    };
}
