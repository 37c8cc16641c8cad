using System.Runtime.CompilerServices;

namespace AutoGraph.Runtime.Tests.Ops;

internal static partial class OpTable
{
    private static IEnumerable<OpRow> Reductions =>
    [
        .. Reduction(Tensor.Sum, Tensor.Sum, line => line.Sum(), OpRow.Numeric),
        .. Reduction(Tensor.Mean, Tensor.Mean, line => line.Length == 0 ? double.NaN : line.Average(), OpRow.Floating),
        .. Reduction(Tensor.Prod, Tensor.Prod, line => line.Aggregate(1.0, (product, x) => product * x), OpRow.Numeric,
            domain: (0.6, 1.4)),
        .. Reduction(Tensor.Max, Tensor.Max, line => line.Max(), OpRow.Numeric, mayBeEmpty: false),
        .. Reduction(Tensor.Min, Tensor.Min, line => line.Min(), OpRow.Numeric, mayBeEmpty: false),
        .. Reduction(Tensor.LogSumExp, Tensor.LogSumExp, line => Math.Log(line.Sum(Math.Exp)), OpRow.Floating),
        .. Reduction(Tensor.Variance, Tensor.Variance, Variance, OpRow.Floating),
        .. Reduction(Tensor.StandardDeviation, Tensor.StandardDeviation, line => Math.Sqrt(Variance(line)),
            OpRow.Floating, ofOne: false),
        .. Reduction(Tensor.Any, Tensor.Any, line => line.Any(x => x != 0) ? 1 : 0, [DType.Bool], domain: (0, 0.7)),
        .. Reduction(Tensor.All, Tensor.All, line => line.All(x => x != 0) ? 1 : 0, [DType.Bool], domain: (0.4, 1)),
        .. Place(Tensor.ArgMax, line => Array.IndexOf(line, line.Max())),
        .. Place(Tensor.ArgMin, line => Array.IndexOf(line, line.Min())),
    ];

    private static double Variance(double[] line)
        => line.Length == 0 ? double.NaN : line.Select(x => (x - line.Average()) * (x - line.Average())).Average();

    private static IEnumerable<OpRow> Reduction(
        Func<Tensor, int?, bool, Tensor> one,
        Func<Tensor, int[], bool, Tensor> many,
        Func<double[], double> fold,
        DType[] dtypes,
        (double, double)? domain = null,
        bool mayBeEmpty = true,
        bool ofOne = true,
        [CallerArgumentExpression(nameof(one))] string name = "")
    {
        int[][][] whole = [[[7]], [[3, 5]], [[2, 4, 3]], [[33, 17]], .. ofOne ? (int[][][])[[[]], [[1]]] : []];
        int[][][] lines = [[[3, 5]], [[2, 4, 3]], [[33, 17]], [[0, 5]], .. mayBeEmpty ? (int[][][])[[[3, 0]]] : []];
        var smooth = dtypes[0] != DType.Bool;
        OpRow Row(string title, Func<Tensor, Tensor> op, Func<Doubles, int[]> axes, bool keep, int[][][] shapes)
            => new($"{name}{title}", x => op(x[0]), x => x[0].Reduce(axes(x[0]), keep, fold))
            {
                DTypes = dtypes,
                Shapes = shapes,
                Domains = [domain ?? (-3, 3)],
                Differentiable = smooth,
                Tolerance = 2e-5,
            };

        yield return Row("", x => one(x, null, false), All, false, whole);
        yield return Row(", keepDims", x => one(x, null, true), All, true, whole);
        yield return Row(" last axis", x => one(x, -1, false), x => [x.Rank - 1], false, lines);
        yield return Row(" last axis, keepDims", x => one(x, -1, true), x => [x.Rank - 1], true, lines);
        yield return Row(" first axis", x => one(x, 0, false), _ => [0], false, [[[3, 5]], [[2, 4, 3]], [[33, 17]]]);
        yield return Row(" two axes", x => many(x, [2, 0], false), _ => [0, 2], false, [[[2, 4, 3]], [[3, 1, 5]]]);
        if (ofOne)
        {
            yield return Row(" no axes", x => many(x, [], false), _ => [], false, [[[3, 2]]]);
        }
    }

    private static IEnumerable<OpRow> Place(
        Func<Tensor, int?, bool, Tensor> op, Func<double[], int> place,
            [CallerArgumentExpression(nameof(op))] string name = "")
    {
        OpRow Row(string title, int? axis, bool keep, int[][][] shapes)
            => new($"{name}{title}", x => op(x[0], axis, keep), x
                => x[0].Reduce(axis is { } one ? [one] : All(x[0]), keep, line => place(line)))
            {
                DTypes = OpRow.Numeric,
                Result = DType.Int32,
                Shapes = shapes,
                Differentiable = false,
            };

        yield return Row("", null, false, [[[]], [[7]], [[3, 5]], [[33, 17]]]);
        yield return Row(", keepDims", null, true, [[[3, 5]], [[2, 4, 3]]]);
        yield return Row(" last axis", -1, false, [[[3, 5]], [[2, 4, 3]], [[0, 5]], [[33, 17]]]);
        yield return Row(" axis 1, keepDims", 1, true, [[[3, 5]], [[2, 4, 3]]]);
    }

    private static int[] All(Doubles x) => [.. Enumerable.Range(0, x.Rank)];
}
