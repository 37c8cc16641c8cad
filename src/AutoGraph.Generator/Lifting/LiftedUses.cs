using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Lifting;

/// <summary>Finds uses of lifted locals that compile with a tensor but would mean something else.</summary>
internal static class LiftedUses
{
    /// <summary>C# turns an int into a float where it meets one; tensors of two dtypes do not mix.</summary>
    /// <param name="method">As the user wrote it.</param>
    public static string? FirstWidened(
        SyntaxNode method, HashSet<string> names, SemanticModel model, CancellationToken stop)
        => method.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => names.Contains(name.Identifier.ValueText))
            .FirstOrDefault(name => model.GetTypeInfo(name, stop) is { Type: { } type, ConvertedType: { } other }
                && type.SpecialType != other.SpecialType && other.SpecialType != SpecialType.None)?.Parent!.ToString();

    public static string? FirstForbidden(
        SyntaxNode method, HashSet<string> names, SemanticModel model, CancellationToken stop)
    {
        foreach (var name in method.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (!names.Contains(name.Identifier.ValueText)) continue;
            if (model.GetSymbolInfo(name, stop).Symbol is not ILocalSymbol local || !KnownTypes.IsTensor(local.Type))
                continue;
            ExpressionSyntax whole = name;
            while (whole.Parent is ParenthesizedExpressionSyntax outer) whole = outer;
            if (!IsAllowed(whole, model, stop))
                return whole.Parent is InterpolationSyntax ? $"the text of {whole}" : whole.Parent!.ToString();
        }

        return null;
    }

    private static bool IsAllowed(ExpressionSyntax value, SemanticModel model, CancellationToken stop)
    {
        bool IsTensor(ExpressionSyntax expression) => KnownTypes.IsOperand(model.GetTypeInfo(expression, stop).Type);
        switch (value.Parent)
        {
            // Texts, members and type tests would show the tensor instead of its value.
            case InterpolationSyntax or MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax
                or IsPatternExpressionSyntax or SwitchExpressionSyntax or SwitchStatementSyntax or LockStatementSyntax:
                return false;
            case BinaryExpressionSyntax operation:
                return IsTensor(operation);
            case ArgumentSyntax { Parent: TupleExpressionSyntax }:
                return KnownTypes.IsOperand(model.GetTypeInfo(value, stop).ConvertedType);
            case ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax place } }:
                return IsTensor(place.Expression);
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument:
                return model.GetSymbolInfo(call, stop).Symbol is IMethodSymbol method
                    && ParameterOf(argument, call, method.OriginalDefinition) is { } type && KnownTypes.IsOperand(type);
            case ArgumentSyntax or InitializerExpressionSyntax or ExpressionElementSyntax:
                return false;
            default:
                return KnownTypes.IsOperand(model.GetTypeInfo(value, stop).ConvertedType);
        }
    }

    private static ITypeSymbol? ParameterOf(
        ArgumentSyntax argument, InvocationExpressionSyntax call, IMethodSymbol method)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var name })
            return method.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Type;
        var index = call.ArgumentList.Arguments.IndexOf(argument);
        if (index < method.Parameters.Length && !method.Parameters[index].IsParams)
            return method.Parameters[index].Type;
        return method.Parameters.LastOrDefault() is { IsParams: true, Type: IArrayTypeSymbol array }
            ? array.ElementType : null;
    }
}
