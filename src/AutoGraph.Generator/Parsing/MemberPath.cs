using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Parsing;

/// <summary>A place that is no local: a field, property or element, with what decides which place it is.</summary>
/// <param name="Text">As the twin writes it; instance members of this object begin with <c>this.</c>.</param>
/// <param name="DependsOn">Variables on the way. An entry that begins with '?' is an expression that may
/// change.</param>
/// <param name="Outlives">It belongs to this object, a type or an argument,
/// so it is still there after the call.</param>
internal sealed record MemberPath(
    string Text, ITypeSymbol Type, IReadOnlyList<string> DependsOn, bool Outlives, bool IsTupleElement)
{
    public const char Unstable = '?';

    public static MemberPath? Of(ExpressionSyntax target, MethodScope scope)
    {
        var type = scope.TypeOf(target);
        if (type is null) return null;
        var dependsOn = new List<string>();
        switch (target)
        {
            case IdentifierNameSyntax name when IsMember(scope, name) is { } member:
                var place = member.IsStatic ? name.ToString() : scope.Receiver + "." + name;
                return new(place, type, dependsOn, Outlives: true, false);
            case MemberAccessExpressionSyntax access when IsMember(scope, access) is { } member:
                if (member.IsStatic) return new(access.ToString(), type, dependsOn, Outlives: true, false);
                var text = Root(access.Expression, scope, dependsOn, out var outlives);
                var isTuple = scope.TypeOf(access.Expression)?.IsTupleType == true;
                return new(text + "." + access.Name, type, dependsOn, outlives, isTuple);
            case ElementAccessExpressionSyntax element when !IsOurs(scope.TypeOf(element.Expression)):
                var root = Root(element.Expression, scope, dependsOn, out var stays);
                var indices = element.ArgumentList.Arguments.Select(
                    argument => Index(argument.Expression, scope, dependsOn));
                return new($"{root}[{string.Join(", ", indices)}]", type, dependsOn, stays, false);
            default:
                return null;
        }
    }

    private static ISymbol? IsMember(MethodScope scope, ExpressionSyntax expression)
        => scope.Model.GetSymbolInfo(expression, scope.Stop).Symbol is { } symbol
            && symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol ? symbol : null;

    // Elements of a Variable or TensorList are the runtime's own business.
    private static bool IsOurs(ITypeSymbol? type)
        => type?.ContainingNamespace is { Name: "AutoGraph", ContainingNamespace.IsGlobalNamespace: true };

    private static string Root(
        ExpressionSyntax expression, MethodScope scope, List<string> dependsOn, out bool outlives)
    {
        outlives = false;
        switch (expression)
        {
            case ThisExpressionSyntax or BaseExpressionSyntax:
                outlives = true;
                return expression is ThisExpressionSyntax ? scope.Receiver : expression.ToString();
            case ParenthesizedExpressionSyntax inner:
                return Root(inner.Expression, scope, dependsOn, out outlives);
            case PostfixUnaryExpressionSyntax suppressed:
                return Root(suppressed.Operand, scope, dependsOn, out outlives) + "!";
            case IdentifierNameSyntax name
                when scope.Model.GetSymbolInfo(name, scope.Stop).Symbol is ILocalSymbol local:
                dependsOn.Add(scope.Variables.IdOf(local));
                return name.ToString();
            case IdentifierNameSyntax name
                when scope.Model.GetSymbolInfo(name, scope.Stop).Symbol is IParameterSymbol parameter:
                dependsOn.Add(scope.Variables.IdOf(parameter));
                outlives = true;
                return name.ToString();
        }

        if (Of(expression, scope) is { } path)
        {
            dependsOn.AddRange(path.DependsOn);
            outlives = path.Outlives;
            return path.Text;
        }

        dependsOn.Add(Unstable + expression.ToString());
        return expression.ToString();
    }

    private static string Index(ExpressionSyntax index, MethodScope scope, List<string> dependsOn)
    {
        if (scope.Model.GetConstantValue(index, scope.Stop).HasValue) return index.ToString();
        var symbol = index is IdentifierNameSyntax ? scope.Model.GetSymbolInfo(index, scope.Stop).Symbol : null;
        dependsOn.Add(
            symbol is ILocalSymbol or IParameterSymbol ? scope.Variables.IdOf(symbol) : Unstable + index.ToString());
        return index.ToString();
    }
}
