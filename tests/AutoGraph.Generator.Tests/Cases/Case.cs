namespace AutoGraph.Generator.Tests.Cases;

/// <summary>A method F with arguments and expected results.</summary>
internal sealed record Case(string Name, string Members, params (object[] Arguments, string Expected)[] Rows)
{
    public string Source => $"public static partial class {Name}\n{{\n[TensorFunction]\n{Members}\n}}\n";
}
