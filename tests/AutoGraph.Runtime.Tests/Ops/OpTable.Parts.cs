using AutoGraph.Ops;

namespace AutoGraph.Runtime.Tests.Ops;

internal static partial class OpTable
{
    /// <summary>Reading parts of tensors and writing to them, by the indexer's operations.</summary>
    private static IEnumerable<OpRow> Parts =>
    [
        Layout(
            "x[.., 1..^1]", x => x[.., 1..^1], x => Doubles.From([x.Shape[0], 2], i => x[[i[0], i[1] + 1]]), Matrices),
        Layout("x[.., ^1]", x => x[.., ^1], x => Doubles.From(x.Shape[..1], i => x[[i[0], 3]]), Matrices),
        Layout(
            "x[::-2]", x => x[Indexing.Slice(step: -2)],
            x => Doubles.From([(x.Shape[0] + 1) / 2, 4], i => x[[x.Shape[0] - 1 - (2 * i[0]), i[1]]]), Matrices),
        new("x[.., i]", x => x[0][.., x[1]], x => Doubles.From(x[0].Shape[..1], i => x[0][[i[0], (int)x[1][[]] + 4]]))
        {
            DTypes = OpRow.Everything,
            Fixed = [null, DType.Int32],
            Domains = [(-3, 3), (-4, -1)],
            Shapes = [[[3, 4], []], [[33, 4], []]],
        },
        new(
            "x[.., 1..3] = y", x => Written(x[0], x[1], .., 1..3),
            x => Doubles.From(x[0].Shape, i => i[1] is 1 or 2 ? x[1][[i[0], i[1] - 1]] : x[0][i]))
        {
            DTypes = OpRow.Everything,
            Shapes = [[[3, 4], [3, 2]], [[1, 3], [1, 2]], [[0, 4], [0, 2]]],
        },
        new(
            "x[i] = y", x => Written(x[0], x[1], x[2]),
            x => Doubles.From(x[0].Shape, i => i[0] == (int)x[2][[]] ? x[1][i[1..]] : x[0][i]))
        {
            DTypes = OpRow.Everything,
            Fixed = [null, null, DType.Int32],
            Domains = [(-3, 3), (-3, 3), (0, 2)],
            Shapes = [[[3, 4], [4], []], [[5], [], []]],
        },
    ];

    private static Tensor Written(Tensor x, Tensor part, params TensorIndex[] at)
        => IndexPlan.Write(x, [.. IndexPlan.Of(x.Shape, at)], _ => part);
}
