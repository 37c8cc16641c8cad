namespace AutoGraph.Runtime.Tests.Ops;

internal static partial class OpTable
{
    private static int[][][] Matrices => [[[3, 4]], [[1, 4]], [[33, 4]], [[0, 4]]];

    private static IEnumerable<OpRow> Layouts =>
    [
        Layout("Transpose", x => x.Transpose(), x => Doubles.From([.. x.Shape.Reverse()], i => x[[.. i.Reverse()]]),
            OpRow.Single),
        Layout("Transpose, order", x => x.Transpose([1, 2, 0]), x
            => Doubles.From([x.Shape[1], x.Shape[2], x.Shape[0]], i => x[[i[2], i[0], i[1]]]),
                [[[2, 3, 4]], [[5, 1, 2]]]),
        Layout("Reshape", x => x.Reshape([2, null]), x => x.Reshape(2, x.Values.Length / 2),
            [[[3, 4]], [[8]], [[2, 3, 5]], [[0, 4]]]),
        Layout("Flatten", x => x.Flatten(), x => x.Reshape(x.Values.Length), OpRow.Single) with { NeedsSizes = false },
        Layout("Flatten, batch", x => x.Flatten(1), x => x.Reshape(x.Shape[0], x.Values.Length / x.Shape[0]),
            [[[3, 4, 2]], [[1, 5]], [[4, 1, 1]]]) with { NeedsSizes = true },
        Layout("ExpandDims", x => x.ExpandDims(1), x => x.Reshape([x.Shape[0], 1, .. x.Shape[1..]]), Matrices),
        Layout("ExpandDims, last", x => x.ExpandDims(-1), x => x.Reshape([.. x.Shape, 1]), OpRow.Single),
        Layout("Squeeze", x => x.Squeeze(1), x => x.Reshape([x.Shape[0], .. x.Shape[2..]]), [[[3, 1]], [[2, 1, 4]]]),
        Layout("Squeeze, all", x => x.Squeeze(), x => x.Reshape([.. x.Shape.Where(size => size != 1)]),
            [[[3, 1]], [[1, 1]], [[2, 1, 4]]]) with { NeedsSizes = true },
        Layout("BroadcastTo", x => x.BroadcastTo([2, 3, 4]), x => Doubles.From([2, 3, 4], i => x[i]),
            [[[3, 4]], [[3, 1]], [[]], [[2, 1, 4]], [[1]]]),
        Layout("Slice", x => Slice(x, 1, 1, 2, 1), x => Doubles.From([x.Shape[0], 2], i => x[[i[0], i[1] + 1]]),
            Matrices),
        Layout("Slice, backwards", x => Slice(x, 1, 3, 2, -2), x
            => Doubles.From([x.Shape[0], 2], i => x[[i[0], 3 - (2 * i[1])]]), Matrices),
        Layout("Row", x => Tensor.Row(x, Tensor.Constant(-1)), x
            => Doubles.From(x.Shape[1..], i => x[[x.Shape[0] - 1, .. i]]), [[[3, 4]], [[5]], [[2, 3, 1]]]),
        Layout("Repeat", x => x.Repeat(3, 1), x => Doubles.From([x.Shape[0], 12], i => x[[i[0], i[1] / 3]]), Matrices)
            with { NeedsSizes = true },
        Layout("Tile", x => x.Tile(2, 3), x
            => Doubles.From([2 * x.Shape[0], 12], i => x[[i[0] % x.Shape[0], i[1] % 4]]), Matrices)
                with { NeedsSizes = true },
        Layout("Split", x => Tensor.Stack([.. x.Split(2, 1).Reverse()]), x
            => Doubles.From([2, x.Shape[0], 2], i => x[[i[1], i[2] + (2 * (1 - i[0]))]]), Matrices)
                with { NeedsSizes = true },
        Layout("Split, sizes", x => x.Split([1, 3], -1)[1], x
            => Doubles.From([x.Shape[0], 3], i => x[[i[0], i[1] + 1]]), Matrices) with { NeedsSizes = true },
        Layout("Unstack", x => Tensor.Concat([.. Tensor.Unstack(x, 1).Reverse()]), x
            => Doubles.From([4 * x.Shape[0]], i => x[[i[0] % x.Shape[0], 3 - (i[0] / x.Shape[0])]]), Matrices)
                with { NeedsSizes = true },
        Layout("StopGradient", x => x.StopGradient(), x => x, OpRow.Single) with { Differentiable = false },
        Layout("ZerosLike", Tensor.ZerosLike, x => x.Map(_ => 0), OpRow.Single) with { Differentiable = false },
        Layout("OnesLike", Tensor.OnesLike, x => x.Map(_ => 1), OpRow.Single)
            with { Differentiable = false, DTypes = OpRow.Numeric },
        Layout("Length", Tensor.Length, x => new Doubles([], [x.Shape[0]]), Matrices)
            with { Differentiable = false, Result = DType.Int32 },
        new(
            "Range",
            x => AutoGraph.Ops.Dispatch.Single(new AutoGraph.Ops.RangeOp(), x),
            x => new Doubles([6], [.. Enumerable.Range(0, 6).Select(i => x[0].Values[0] + (i * x[2].Values[0]))]))
        {
            Domains = [(2, 2), (13, 13), (2, 2)],
            DTypes = OpRow.Numeric,
            Shapes = [[[], [], []]],
            Differentiable = false,
        },
        new("Concat", x => Tensor.Concat([x[0], x[1], x[0]], 1), Concat)
        {
            DTypes = OpRow.Everything,
            Shapes = [[[3, 2], [3, 4]], [[1, 1], [1, 1]], [[2, 0], [2, 3]], [[0, 2], [0, 2]]],
        },
        new("Stack", x => Tensor.Stack(x, -1), x => Doubles.From([.. x[0].Shape, 2], i => x[i[^1]][i[..^1]]))
        {
            DTypes = OpRow.Everything,
            Shapes = [[[3, 2], [3, 2]], [[], []], [[0], [0]], [[33], [33]]],
        },
        Gather("Gather", 0, [[[5, 4], [3]], [[5], []], [[5, 2, 3], [2, 2]], [[5, 0], [3]], [[5, 2], [0]]], DType.Int32),
        Gather("Gather, axis 1", 1, [[[4, 5], [3]], [[2, 5, 3], [2, 2]]], DType.Int64),
        new("OneHot", x => Tensor.OneHot(x[0], 4), x
            => Doubles.From([.. x[0].Shape, 4], i => x[0][i[..^1]] == i[^1] ? 1 : 0))
        {
            Fixed = [DType.Int32],
            Domains = [(-1, 4)],
            Result = DType.Float32,
            Differentiable = false,
        },
        new("OneHot, axis 0", x => Tensor.OneHot(x[0], 3, DType.Int64, 0), x
            => Doubles.From([3, .. x[0].Shape], i => x[0][i[1..]] == i[0] ? 1 : 0))
        {
            Fixed = [DType.Int64],
            Domains = [(-1, 3)],
            Result = DType.Int64,
            Differentiable = false,
        },
        new("MatMul", x => x[0].MatMul(x[1]), MatMul)
        {
            DTypes = OpRow.Numeric,
            Tolerance = 2e-5,
            Shapes =
            [
                [[3, 4], [4, 2]], [[1, 7], [7, 1]], [[17, 33], [33, 19]], [[5, 3, 4], [5, 4, 2]], [[5, 3, 4], [4, 2]],
                    [[3, 4], [5, 4, 2]],
                [[2, 3, 3, 4], [2, 3, 4, 2]], [[2, 1, 3, 3, 4], [2, 1, 3, 4, 2]], [[2, 3, 3, 4], [4, 2]],
                [[2, 1, 3, 4], [3, 4, 2]], [[2, 3, 3, 4], [2, 1, 4, 2]], [[0, 4], [4, 2]], [[3, 0], [0, 2]],
                    [[0, 3, 4], [4, 2]],
            ],
        },
    ];

    private static Tensor Slice(Tensor x, int axis, int start, int count, int step)
        => AutoGraph.Ops.Dispatch.Single(new AutoGraph.Ops.Slice(axis, start, count, step), x);

    private static OpRow Layout(string name, Func<Tensor, Tensor> op, Func<Doubles, Doubles> reference,
        int[][][] shapes)
        => new(name, x => op(x[0]), x => reference(x[0])) { DTypes = OpRow.Everything, Shapes = shapes };

    private static Doubles Concat(Doubles[] x)
    {
        var (first, second) = (x[0].Shape[1], x[1].Shape[1]);
        return Doubles.From([x[0].Shape[0], first + second + first], i => i[1] < first ? x[0][i]
            : i[1] < first + second ? x[1][[i[0], i[1] - first]]
            : x[0][[i[0], i[1] - first - second]]);
    }

    private static OpRow Gather(string name, int axis, int[][][] shapes, DType indices)
        => new(name, x => x[0].Gather(x[1], axis), x =>
        {
            var rank = x[1].Rank;
            return Doubles.From([.. x[0].Shape[..axis], .. x[1].Shape, .. x[0].Shape[(axis + 1)..]], i =>
            {
                var place = (int)x[1][i[axis..(axis + rank)]];
                return x[0][[.. i[..axis], place < 0 ? place + 5 : place, .. i[(axis + rank)..]]];
            });
        })
        {
            Fixed = [null, indices],
            Domains = [(-3, 3), (-5, 4)],
            DTypes = OpRow.Everything,
            Shapes = shapes,
        };

    private static Doubles MatMul(Doubles[] x)
    {
        var inner = x[0].Shape[^1];
        var batch = Doubles.Map(_ => 0, new Doubles(x[0].Shape[..^2], new double[1000]),
            new Doubles(x[1].Shape[..^2], new double[1000])).Shape;
        return Doubles.From([.. batch, x[0].Shape[^2], x[1].Shape[^1]], i =>
            Enumerable.Range(0, inner).Sum(k => x[0][[.. i[..^1], k]] * x[1][[.. i[..^2], k, i[^1]]]));
    }
}
