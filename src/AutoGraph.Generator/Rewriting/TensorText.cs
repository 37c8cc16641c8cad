using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>A string made of a tensor is made while tracing, when the tensor has no value.</summary>
internal static class TensorText
{
    public static string? Check(SyntaxNode node, ExpressionParser parser)
    {
        var scope = parser.Scope;
        var tensor = node switch
        {
            InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } hole
                when scope.Model.GetTypeInfo(text, scope.Stop).ConvertedType?.Name is "String" or "FormattableString"
                => hole.Expression,
            BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression)
                && scope.TypeOf(sum)?.SpecialType == SpecialType.System_String
                => scope.IsStaged(sum.Right) ? sum.Right : sum.Left,
            InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } access,
            }
                => access.Expression,
            _ => null,
        };
        if (scope.IsStaged(tensor)) scope.Diagnostics.Add(DiagnosticTable.TextOfTensor, tensor!, tensor!.ToString());
        return null;
    }
}
