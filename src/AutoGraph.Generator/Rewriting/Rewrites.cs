using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Rewriting;

/// <summary>Gives the twin's text for a node, or null when the node is not its business.</summary>
internal delegate string? Rewrite(SyntaxNode node, ExpressionParser parser);

/// <summary>What changes inside expressions, one construct each; the first that answers wins.</summary>
internal static class Rewrites
{
    public static readonly IReadOnlyList<Rewrite> All =
    [
        LogicalOperators.Rewrite,
        ConditionalExpressions.Rewrite,
        SwitchExpressions.Rewrite,
        NullComparisons.Check,
        PatternGuards.Check,
        Printing.Rewrite,
        Throws.Rewrite,
        TensorText.Check,
        FixedValues.Check,
        StructMembers.Rewrite,
        Members.Rewrite,
        Calls.Rewrite,
        Calls.RenameArgument,
        Lambdas.Rewrite,
        Declarations.Rewrite,
        KeyMembers.Note,
    ];
}
