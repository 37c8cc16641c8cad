using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary><c>throw</c> in a branch or loop that a tensor decides throws when the graph takes it.</summary>
internal static class Throws
{
    public static string? Rewrite(SyntaxNode node, ExpressionParser parser)
    {
        var error = node switch
        {
            ThrowStatementSyntax statement => statement.Expression,
            ThrowExpressionSyntax expression => expression.Expression,
            _ => null,
        };
        if (error is null || IsCaught(error)) return null;
        if (InTry(error) is { } attempt
            && error.Ancestors().TakeWhile(outer => outer != attempt).Any(parser.Scope.IsStagedStatement))
            parser.Scope.Diagnostics.Add(DiagnosticTable.InsideTry, error);
        var made = error is BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation
            && Message(arguments, parser) is { } message
                ? WithMessage(creation, message.Argument, message.Text, parser)
                : $"Stage.Throws({parser.Text(error)})";
        return $"throw {made}{(node is ThrowStatementSyntax ? ";" : "")}";
    }

    /// <summary>A <c>catch</c> of the same method may be meant for it, so it stays an exception of the
    /// tracing.</summary>
    public static bool IsCaught(SyntaxNode thrown) => Around(thrown).Any(attempt => attempt.Catches.Count > 0);

    // A finally would run while tracing, and not when the graph throws.
    private static SyntaxNode? InTry(SyntaxNode thrown)
        => Around(thrown).LastOrDefault();

    private static IEnumerable<TryStatementSyntax> Around(SyntaxNode thrown)
        => thrown.Ancestors()
            .TakeWhile(node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax))
            .OfType<TryStatementSyntax>().Where(attempt => attempt.Block.Span.Contains(thrown.Span));

    // The argument whose text shows tensors. A tensor in another place has no value when the exception is made.
    private static (ArgumentSyntax Argument, PrintedText Text)? Message(
        ArgumentListSyntax arguments, ExpressionParser parser)
    {
        (ArgumentSyntax, PrintedText)? found = null;
        foreach (var argument in arguments.Arguments)
        {
            if (parser.Scope.TypeOf(argument.Expression)?.SpecialType == SpecialType.System_String)
            {
                var text = PrintedText.Of(argument.Expression, parser);
                if (text.HasTensor) found = (argument, text);
            }
            else if (parser.Scope.IsStaged(argument.Expression))
            {
                parser.Scope.Diagnostics.Add(DiagnosticTable.Throw, argument, argument.ToString());
            }
        }

        return found;
    }

    private static string WithMessage(
        BaseObjectCreationExpressionSyntax creation, ArgumentSyntax shown, PrintedText text, ExpressionParser parser)
    {
        var name = "message";
        for (var n = 2; parser.Scope.Names.Contains(name); n++) name = "message" + n;
        var arguments = creation.ArgumentList!.Arguments.Select(argument => argument == shown
            ? (argument.NameColon is { } colon ? colon + " " : "") + name
            : parser.Text(argument));
        var type = creation is ObjectCreationExpressionSyntax named ? " " + named.Type : "";
        return $"Stage.Throws({name} => new{type}({string.Join(", ", arguments)}), "
            + $"{text.Format}, [{string.Join(", ", text.Tensors)}])";
    }
}
