using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.CodeFixes.Fixes;

/// <summary>Casts one operand to the dtype of the other.</summary>
internal sealed class CastOneSide : Fix
{
    public override ImmutableArray<string> Ids { get; } = ["AG0301"];

    public override IEnumerable<Remedy> Find(Place place)
    {
        if (Sides(place) is not var (left, right) || !place.Diagnostic.Properties.TryGetValue("left", out var leftType)
            || !place.Diagnostic.Properties.TryGetValue("right", out var rightType)) yield break;
        // A bool becomes a number and an integer a floating number, not the other way round.
        var (a, b) = (Height(leftType!), Height(rightType!));
        if (b <= a) yield return Cast("right", right, leftType!, place);
        if (a <= b) yield return Cast("left", left, rightType!, place);
    }

    private static Remedy Cast(string name, ExpressionSyntax side, string dtype, Place place)
        => new($"Cast the {name} side to {dtype}", $"{nameof(CastOneSide)}/{name}", editor => editor.ReplaceNode(
            side, (now, generator) => Syntax.Call((ExpressionSyntax)now, "Cast",
                generator.MemberAccessExpression(place.Named("DType", generator), dtype))))
        { MustCompile = true };

    private static int Height(string dtype) => dtype == "Bool" ? 0 : dtype.Contains("Int") ? 1 : 2;

    private static (ExpressionSyntax Left, ExpressionSyntax Right)? Sides(Place place)
    {
        if (place.Around<ExpressionSyntax>() is BinaryExpressionSyntax binary) return (binary.Left, binary.Right);
        if (place.Around<InvocationExpressionSyntax>() is not { } call) return null;
        var arguments = call.ArgumentList.Arguments;
        return (arguments.Count, call.Expression) switch
        {
            (2, _) => (arguments[0].Expression, arguments[1].Expression),
            (3, _) => (arguments[1].Expression, arguments[2].Expression),
            (1, MemberAccessExpressionSyntax { Expression: var receiver }) => (receiver, arguments[0].Expression),
            _ => null,
        };
    }
}
