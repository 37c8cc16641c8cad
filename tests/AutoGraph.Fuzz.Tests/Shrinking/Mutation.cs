using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Shrinking;

/// <summary>A mistake put into host twins, to see that it is found.</summary>
internal static class Mutation
{
    /// <summary>The same program whose host twin has another wording for a construct.</summary>
    public static Subject Of(Subject subject, string construct, string host) => subject with
    {
        Members = Of(subject.Members, construct, host),
        Body = Of(subject.Body, construct, host),
    };

    private static Block Of(Block block, string construct, string host)
        => new([.. block.Statements.Select(statement => Of(statement, construct, host))]);

    private static Node Of(Node node, string construct, string host) => node with
    {
        Wording = node.Construct == construct ? node.Wording with { Host = host } : node.Wording,
        Operands = [.. node.Operands.Select(operand => Of(operand, construct, host))],
        Blocks = [.. node.Blocks.Select(block => Of(block, construct, host))],
    };
}
