namespace AutoGraph.Runtime.Tests.Ops;

/// <summary>A straight-line program of random operations on small tensors; its result is a scalar that depends on most
/// of them.</summary>
internal sealed class RandomProgram
{
    private static readonly int[][] InputShapes = [[], [3], [2, 3], [4, 1], [3, 4], [2, 1, 3]];

    private readonly Random random;
    private readonly List<Func<List<Tensor>, Tensor>> steps = [];
    private readonly List<string> text = [];

    private RandomProgram(int seed)
    {
        random = new Random(seed);
        Inputs = [.. Enumerable.Range(0, 3).Select(_
            => Ops.Inputs.Draw(random, InputShapes[random.Next(InputShapes.Length)], DType.Float64, (-2, 2)))];
    }

    public Tensor[] Inputs { get; }

    public static RandomProgram Make(int seed, int length)
    {
        var program = new RandomProgram(seed);
        List<Tensor> values = [.. program.Inputs];
        while (program.steps.Count < length)
        {
            program.Extend(values);
        }

        return program;
    }

    public Tensor Run(Tensor[] inputs)
    {
        List<Tensor> values = [.. inputs];
        foreach (var step in steps)
        {
            values.Add(step(values));
        }

        var total = Tensor.Sum(values[^1]);
        for (var i = inputs.Length; i < values.Count - 1; i++)
        {
            total += Tensor.Mean(values[i].Sin());
        }

        return total;
    }

    public override string ToString()
        => string.Join("\n", text.Prepend($"inputs {string.Join(" ", Inputs.Select(input => input.Shape))}"));

    private void Extend(List<Tensor> values)
    {
        var (i, j) = (Pick(values.Count), Pick(values.Count));
        var (x, y) = (values[i], values[j]);
        var axis = x.Rank == 0 ? 0 : random.Next(x.Rank);
        (string Name, Func<Tensor, Tensor, Tensor> Op, bool Fits)[] choices =
        [
            ("add", (a, b) => a + b, Broadcast(x, y)),
            ("subtract", (a, b) => a - (b * 0.5f), Broadcast(x, y)),
            ("multiply", (a, b) => a * b, Broadcast(x, y)),
            ("divide", (a, b) => a / (1 + b.Square()), Broadcast(x, y)),
            ("maximum", Tensor.Maximum, Broadcast(x, y)),
            ("where", (a, b) => Tensor.Where(a > b, a * 2, b.Sin()), Broadcast(x, y)),
            ("pow", (a, b) => Tensor.Pow(1.5f + a.Sin(), b.Tanh()), Broadcast(x, y)),
            ("tanh", (a, _) => a.Tanh(), true),
            ("sigmoid", (a, _) => Nn.Sigmoid(a), true),
            ("exp", (a, _) => Tensor.Exp(a.Sin()), true),
            ("log", (a, _) => Tensor.Log(2 + a.Cos()), true),
            ("sqrt", (a, _) => Tensor.Sqrt(1 + a.Square()), true),
            ("softplus", (a, _) => Nn.Softplus(a), true),
            ("gelu", (a, _) => Nn.Gelu(a), true),
            ("cube", (a, _) => a.Pow(3) * 0.1f, true),
            ("abs", (a, _) => a.Abs(), true),
            ("sum", (a, _) => a.Sum(axis), x.Rank > 0),
            ("mean", (a, _) => a - a.Mean(axis, keepDims: true), x.Rank > 0),
            ("max", (a, _) => a.Max(axis, keepDims: true), x.Rank > 0),
            ("prod", (a, _) => Tensor.Prod(1 + (0.2f * a.Sin()), axis), x.Rank > 0),
            ("logSumExp", (a, _) => a.LogSumExp(axis), x.Rank > 0),
            ("variance", (a, _) => a.Variance(axis), x.Rank > 0),
            ("softmax", (a, _) => Nn.Softmax(a, axis), x.Rank > 0),
            ("logSoftmax", (a, _) => Nn.LogSoftmax(a, axis), x.Rank > 0),
            ("transpose", (a, _) => a.Transpose(), x.Rank > 1),
            ("flatten", (a, _) => a.Flatten(), x.Rank > 1),
            ("expandDims", (a, _) => a.ExpandDims(axis), x.Rank < 3),
            ("matMul", (a, b) => a.MatMul(b), x.Rank >= 2 && y.Rank >= 2 && x.Rank + y.Rank < 6
                && x.Shape[^1] == y.Shape[^2]),
            ("matMul transposed", (a, b) => a.Transpose().MatMul(b), x.Rank == 2 && y.Rank == 2
                && x.Shape[0] == y.Shape[0]),
            ("gather", (a, _) => a.Gather(Tensor.Constant([0, -1, 0]), axis), x.Rank > 0),
            ("concat", (a, b) => Tensor.Concat([a, b, a], axis), x.Rank > 0 && x.Shape == y.Shape),
            ("stack", (a, b) => Tensor.Stack([a, b], axis), x.Rank < 3 && x.Shape == y.Shape),
            ("slice", (a, _) => AutoGraph.Ops.Dispatch.Single(new AutoGraph.Ops.Slice(axis, 1, 2, 1), a), x.Rank > 0
                && x.Shape.Sizes[axis] >= 3),
            ("row", (a, _) => Tensor.Row(a, Tensor.Constant(-1)), x.Rank > 0),
        ];
        var choice = choices[random.Next(choices.Length)];
        if (!choice.Fits)
        {
            return;
        }

        var value = choice.Op(x, y);
        var isLarge = Doubles.Of(value).Values.Any(element => Math.Abs(element) > 4);
        var step = (List<Tensor> all) => isLarge ? Tensor.Sin(choice.Op(all[i], all[j])) : choice.Op(all[i], all[j]);
        if (value.Layout.Count > 60)
        {
            return;
        }

        text.Add($"%{values.Count} = {choice.Name}(%{i}, %{j}) axis {axis}{(isLarge ? ", sin" : "")} : {value.Shape}");
        steps.Add(step);
        values.Add(step(values));
    }

    /// <summary>Late values more often than early ones, so that programs grow deep.</summary>
    private int Pick(int count) => Math.Max(random.Next(count), random.Next(count));

    private static bool Broadcast(Tensor x, Tensor y) => Shape.TryBroadcast(x.Shape, y.Shape) is not null;
}
