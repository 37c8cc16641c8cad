namespace AutoGraph.Runtime.Tests.Ops;

internal static partial class OpTable
{
    private static int[][][] Examples => [[[3, 5]], [[1, 1]], [[2, 4, 3]], [[33, 10]], [[0, 5]]];

    private static IEnumerable<OpRow> Network =>
    [
        new("Softmax", x => Nn.Softmax(x[0]), x => LogSoftmax(x[0], x[0].Rank - 1).Map(Math.Exp)) { Shapes = Examples },
        new("Softmax, axis 0", x => Nn.Softmax(x[0], 0), x
            => LogSoftmax(x[0], 0).Map(Math.Exp)) { Shapes = [[[3, 5]], [[7]]] },
        new("LogSoftmax", x => Nn.LogSoftmax(x[0]), x => LogSoftmax(x[0], x[0].Rank - 1)) { Shapes = Examples },
        new("LogSoftmax, axis 0", x => Nn.LogSoftmax(x[0], 0), x => LogSoftmax(x[0], 0)) { Shapes = [[[3, 5]], [[7]]] },
        new("SoftmaxCrossEntropy", x => Nn.SoftmaxCrossEntropy(x[0], x[1]), x =>
            Doubles.Map(v => -v[0] * v[1], x[0], LogSoftmax(x[1], x[1].Rank - 1)).Reduce([-1], false, line
                => line.Sum()))
        {
            Domains = [(0, 1), (-4, 4)],
            Shapes = [[[3, 5], [3, 5]], [[7], [7]], [[2, 3, 4], [2, 3, 4]], [[0, 4], [0, 4]]],
            Tolerance = 2e-5,
        },
        new("SparseSoftmaxCrossEntropy", x => Nn.SparseSoftmaxCrossEntropy(x[0], x[1]), x =>
            Doubles.From(x[0].Shape, i => -LogSoftmax(x[1], x[1].Rank - 1)[[.. i, (int)x[0][i]]]))
        {
            Fixed = [DType.Int32],
            Domains = [(0, 3), (-4, 4)],
            Shapes = [[[3], [3, 5]], [[], [4]], [[2, 3], [2, 3, 4]], [[0], [0, 4]]],
            NeedsSizes = true,
            Tolerance = 2e-5,
        },
        new("SparseSoftmaxCrossEntropy, int64", x => Nn.SparseSoftmaxCrossEntropy(x[0], x[1]), x =>
            Doubles.From(x[0].Shape, i => -LogSoftmax(x[1], x[1].Rank - 1)[[.. i, (int)x[0][i]]]))
        {
            Fixed = [DType.Int64],
            Domains = [(0, 3), (-4, 4)],
            Shapes = [[[3], [3, 5]]],
            NeedsSizes = true,
            Tolerance = 2e-5,
        },
        new("Dropout, seed", x => Nn.Dropout(x[0], 0.25, seed: 3), x => Kept(x[0].Shape, 3).Values is var kept
            ? new Doubles(x[0].Shape, [.. x[0].Values.Select((value, i) => kept[i] * value / 0.75)]) : x[0])
        {
            DTypes = [DType.Float64],
        },
        Drawn("Random.Normal", x => Tensor.Random.Normal([4, 3], 2, 0.5, DType.Float64, 7)),
        Drawn("Random.Uniform", x => Tensor.Random.Uniform([4, 3], -1, 4, DType.Float64, 7)),
        Drawn("Random.Permutation", x => Tensor.Random.Permutation(20, 7).Cast(DType.Float64)),
    ];

    /// <summary>Random numbers with a seed are checked against themselves here: views, graphs. RandomTests looks at the
    /// numbers.</summary>
    private static OpRow Drawn(string name, Func<Tensor, Tensor> op)
        => new(name, x => op(x[0]), _ => Doubles.Of(op(0)))
        {
            DTypes = [DType.Float64], Shapes = [[[1]]],
            Differentiable = false
        };

    private static Doubles Kept(int[] shape, int seed)
        => Doubles.Of(Tensor.Random.Uniform(shape, dtype: DType.Float64, seed: seed)).Map(value => value >= 0.25 ? 1
            : 0);

    private static Doubles LogSoftmax(Doubles x, int axis)
    {
        var sums = x.Reduce([axis], true, line => Math.Log(line.Sum(Math.Exp)));
        return Doubles.Map(v => v[0] - v[1], x, sums);
    }
}
