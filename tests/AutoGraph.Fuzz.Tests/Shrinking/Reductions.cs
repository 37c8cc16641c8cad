using System.Collections.Immutable;
using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Shrinking;

/// <summary>Everything that a program can become in one step towards a smaller one. Not all of it is C#.</summary>
internal static class Reductions
{
    public static IEnumerable<Subject> Of(Subject subject)
        => OneInput(subject)
            .Concat(Of(subject.Body).Select(body => subject with { Body = body }))
            .Concat(Of(subject.Members).Select(members => subject with { Members = members }));

    private static IEnumerable<Subject> OneInput(Subject subject)
        => subject.Inputs.Length == 1 ? [] : subject.Inputs.Select(input => subject with { Inputs = [input] });

    private static IEnumerable<Block> Of(Block block)
    {
        var statements = block.Statements;
        if (statements.Length > 3)
        {
            yield return new(statements.RemoveRange(0, statements.Length / 2));
            yield return new(statements.RemoveRange(statements.Length / 2, (statements.Length - 1) / 2));
        }

        for (var i = 0; i < statements.Length; i++)
        {
            if (statements[i].Construct != Node.Return) yield return new(statements.RemoveAt(i));
            foreach (var inner in statements[i].Blocks)
                yield return new(statements.RemoveAt(i).InsertRange(i, inner.Statements));
            foreach (var smaller in Of(statements[i])) yield return new(statements.SetItem(i, smaller));
        }
    }

    private static IEnumerable<Node> Of(Node node)
    {
        if (node.Kind != Kind.Nothing)
        {
            foreach (var operand in node.Operands.Where(operand => operand.Kind == node.Kind)) yield return operand;
            if (node.Construct != Node.Literal && Simplest(node.Kind) is { } simplest) yield return simplest;
        }

        for (var i = 0; i < node.Operands.Length; i++)
            foreach (var smaller in Of(node.Operands[i]))
                yield return node with { Operands = node.Operands.SetItem(i, smaller) };

        for (var i = 0; i < node.Blocks.Length; i++)
            foreach (var smaller in Of(node.Blocks[i]))
                yield return node with { Blocks = node.Blocks.SetItem(i, smaller) };
    }

    private static Node? Simplest(Kind kind) => kind switch
    {
        Kind.Real => Node.Expression(Node.Literal, kind, "0.5"),
        Kind.Int or Kind.HostInt => Node.Expression(Node.Literal, kind, "1"),
        Kind.Flag => Node.Expression(Node.Name, kind, "c"),
        Kind.Row => Node.Expression(Node.Name, kind, "r"),
        Kind.HostFlag => Node.Expression(Node.Name, kind, "h"),
        _ => null,
    };
}
