using System.Collections.Immutable;

namespace AutoGraph.Fuzz.Syntax;

/// <summary>An expression, statement or member: a wording and what stands in its holes.</summary>
/// <param name="Construct">What is counted as covered.</param>
internal sealed record Node(
    string Construct, Kind Kind, Wording Wording, ImmutableArray<Node> Operands, ImmutableArray<Block> Blocks)
{
    public const string Literal = "literal";
    public const string Name = "name";
    public const string Return = "return";

    /// <summary>To C# it is a number or bool in both dialects.</summary>
    public bool IsPlain => Kind is Kind.HostInt or Kind.HostFlag
        || (Operands.All(operand => operand.IsPlain) && (Construct == Literal || !Operands.IsEmpty)
            && !Wording.Tensor.Contains("Tensor", StringComparison.Ordinal)
            && !Wording.Tensor.Contains('@', StringComparison.Ordinal));

    public int Size => 1 + Operands.Sum(operand => operand.Size) + Blocks.Sum(block => block.Size);

    public static Node Expression(string construct, Kind kind, Wording wording, params Node[] operands)
        => new(construct, kind, wording, [.. operands], []);

    /// <summary>A statement or member. The row of the grammar that writes it says what it is counted as.</summary>
    public static Node Statement(Wording wording, Node[] operands, params Block[] blocks)
        => new("", Kind.Nothing, wording, [.. operands], [.. blocks]);

    public IEnumerable<Node> WithDescendants()
        => Operands.Concat(Blocks.SelectMany(block => block.Statements))
            .SelectMany(node => node.WithDescendants()).Prepend(this);
}
