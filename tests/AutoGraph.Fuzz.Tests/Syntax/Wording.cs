namespace AutoGraph.Fuzz.Syntax;

/// <summary>A piece of C# in the two dialects, with holes: $0 is an operand, #0 a block, @Real a word of the
/// dialect.</summary>
internal sealed record Wording(string Host, string Tensor)
{
    public static implicit operator Wording(string both) => new(both, both);
}
