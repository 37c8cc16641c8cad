using System.Text.RegularExpressions;

namespace AutoGraph.Fuzz.Syntax;

/// <summary>A way to print one tree: on host numbers, or on tensors.</summary>
internal sealed partial class Dialect(Func<Wording, string> pick, Dictionary<string, string> words)
{
    public static readonly Dialect Host = new(wording => wording.Host, new()
    {
        ["Int"] = "int", ["Real"] = "double", ["Flag"] = "bool", ["Row"] = "Vector",
        ["HostInt"] = "int", ["HostFlag"] = "bool", ["Math"] = "HostMath", ["Range"] = "HostMath.Range",
    });

    public static readonly Dialect Tensor = new(wording => wording.Tensor, new()
    {
        ["Int"] = "Tensor", ["Real"] = "Tensor", ["Flag"] = "Tensor", ["Row"] = "Tensor",
        ["HostInt"] = "int", ["HostFlag"] = "bool", ["Math"] = "Tensor", ["Range"] = "Ag.Range",
    });

    public string Print(Block block) => string.Join("\n", block.Statements.Select(Print));

    public string Print(Node node) => Fill(node.Wording, node);

    /// <summary>A wording whose only holes are words.</summary>
    public string Print(Wording wording) => Fill(wording, null);

    private string Fill(Wording wording, Node? node) => Hole().Replace(pick(wording), match => match.Value[0] switch
    {
        '$' => Print(node!.Operands[Number(match)]),
        '#' => Print(node!.Blocks[Number(match)]),
        _ => words[match.Value[1..]],
    });

    private static int Number(Match match) => match.Value[1] - '0';

    [GeneratedRegex(@"\$\d|#\d|@[A-Z]\w*")]
    private static partial Regex Hole();
}
