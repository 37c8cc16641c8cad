namespace AutoGraph.Generator.Tests.Checks;

/// <summary>Expressions whose dtypes and shapes are all written out, right and wrong ones.</summary>
internal sealed class RandomExpressions(Random random)
{
    private static readonly string[] Shapes = ["[2, 3]", "[3]", "[1, 3]", "[2, 1]", "[3, 2]", "[6]", "[2, 2]"];
    private static readonly string[] DTypes = ["DType.Float32", "DType.Float32", "DType.Float32", "DType.Int32"];
    private static readonly string[] Operators = ["+", "-", "*", "/"];
    private static readonly string[] Literals = ["2", "0.5f", "3.0"];

    public string Next(int depth) => depth == 0 ? Leaf() : random.Next(9) switch
    {
        0 or 1 => $"({Next(depth - 1)} {One(Operators)} {Next(depth - 1)})",
        2 => $"({Next(depth - 1)} {One(Operators)} {One(Literals)})",
        3 => $"{Next(depth - 1)}.Reshape({One(Shapes)})",
        4 => $"{Next(depth - 1)}.T",
        5 => $"{Next(depth - 1)}.MatMul({Next(depth - 1)})",
        6 => $"{Next(depth - 1)}.Sum(keepDims: {(random.Next(2) == 0 ? "true" : "false")})",
        7 => $"{Next(depth - 1)}.Cast({One(DTypes)})",
        _ => $"Tensor.Maximum({Next(depth - 1)}, {Next(depth - 1)})",
    };

    private string Leaf() => random.Next(3) switch
    {
        0 => $"Tensor.Ones({One(Shapes)})",
        1 => $"Tensor.Zeros({One(Shapes)}, {One(DTypes)})",
        _ => "Tensor.Constant([[1f, 2f, 3f], [4f, 5f, 6f]])",
    };

    private string One(string[] items) => items[random.Next(items.Length)];
}
