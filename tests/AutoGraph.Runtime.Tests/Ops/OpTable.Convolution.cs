using AutoGraph.Ops;

namespace AutoGraph.Runtime.Tests.Ops;

internal static partial class OpTable
{
    private static int[][][] Volumes => [[[1, 3, 2, 2, 1]], [[2, 4, 5, 3, 2]], [[1, 2, 3, 4, 9]]];

    private static int[][][] Images => [[[1, 4, 3, 2]], [[2, 5, 7, 3]], [[1, 6, 5, 17]], [[0, 4, 4, 2]],
        [[1, 3, 8, 1]]];

    private static IEnumerable<OpRow> Convolutions =>
    [
        Conv("Conv1D", x => Nn.Conv1D(x[0], x[1]), new([1], [1]), [[[1, 5, 2], [3, 2, 2]], [[3, 20, 5], [4, 5, 17]]]),
        Conv(
            "Conv1D, causal", x => Nn.Conv1D(x[0], x[1], padding: Padding.Explicit((4, 0)), dilations: 2),
            new([1], [2], (4, 0)), [[[1, 5, 2], [3, 2, 2]], [[2, 9, 3], [3, 3, 9]]]),
        Conv(
            "Conv2D", x => Nn.Conv2D(x[0], x[1]), new([1, 1], [1, 1]),
            [[[1, 3, 3, 2], [2, 2, 2, 2]], [[2, 5, 6, 3], [3, 2, 3, 5]], [[0, 3, 3, 2], [2, 2, 2, 2]],
                [[2, 4, 3, 8], [1, 1, 8, 16]]]),
        Conv(
            "Conv2D, same", x => Nn.Conv2D(x[0], x[1], padding: Padding.Same), new([1, 1], [1, 1], Same: true),
            [[[1, 3, 3, 2], [3, 2, 2, 1]], [[2, 7, 6, 1], [3, 3, 1, 9]], [[2, 9, 9, 8], [5, 3, 8, 16]]]),
        Conv(
            "Conv2D, same, strides and dilations",
            x => Nn.Conv2D(x[0], x[1], (2, 3), Padding.Same, (3, 1)), new([2, 3], [3, 1], Same: true),
            [[[1, 4, 5, 1], [2, 2, 1, 2]], [[2, 9, 10, 3], [3, 4, 3, 5]]]),
        Conv(
            "Conv2D, strides beyond the window", x => Nn.Conv2D(x[0], x[1], 3), new([3, 3], [1, 1]),
            [[[1, 5, 4, 1], [2, 1, 1, 2]], [[2, 9, 10, 3], [2, 1, 3, 5]]]),
        Conv(
            "Conv2D, groups", x => Nn.Conv2D(x[0], x[1], padding: Padding.Same), new([1, 1], [1, 1], Same: true),
            [[[1, 2, 3, 4], [2, 2, 2, 2]], [[2, 5, 4, 6], [3, 3, 2, 9]], [[1, 5, 4, 9], [3, 3, 1, 9]]]),
        Conv(
            "Conv3D", x => Nn.Conv3D(x[0], x[1], (1, 2, 1), Padding.Same), new([1, 2, 1], [1, 1, 1], Same: true),
            [[[1, 2, 3, 2, 1], [2, 2, 1, 1, 2]], [[2, 4, 3, 5, 2], [3, 2, 3, 2, 5]]]),
        new(
            "DepthwiseConv2D", x => Nn.DepthwiseConv2D(x[0], x[1], padding: Padding.Same),
            x => Convolved(
                new([1, 1], [1, 1], Same: true), x[0],
                x[1].Reshape(x[1].Shape[0], x[1].Shape[1], 1, x[1].Shape[2] * x[1].Shape[3])))
        {
            Domains = [(-1, 1)],
            Shapes = [[[1, 3, 2, 2], [2, 3, 2, 1]], [[2, 4, 5, 3], [3, 2, 3, 2]], [[1, 4, 5, 19], [3, 3, 19, 1]]],
            NeedsSizes = true,
        },
        Transposed(
            "Conv1DTranspose", x => Nn.Conv1DTranspose(x[0], x[1], 2), new([2], [1]),
            [[[1, 3, 2], [3, 2, 2]], [[2, 5, 3], [1, 4, 3]]]),
        Transposed(
            "Conv2DTranspose", x => Nn.Conv2DTranspose(x[0], x[1], (2, 1), Padding.Same, (1, 2)),
            new([2, 1], [1, 2], Same: true), [[[1, 3, 2, 2], [2, 3, 1, 2]], [[2, 4, 3, 5], [3, 3, 7, 5]]]),
        Transposed(
            "Conv2DTranspose, padding", x => Nn.Conv2DTranspose(x[0], x[1], 2, Padding.Explicit((1, 0))),
            new([2, 2], [1, 1], (1, 0)), [[[1, 3, 2, 2], [2, 3, 1, 2]], [[2, 4, 3, 5], [3, 3, 7, 5]]]),
        Transposed(
            "Conv3DTranspose", x => Nn.Conv3DTranspose(x[0], x[1], 2), new([2, 2, 2], [1, 1, 1]),
            [[[1, 1, 2, 2, 2], [2, 2, 1, 1, 2]], [[1, 2, 3, 2, 2], [1, 3, 2, 5, 2]]]),
        Pool("MaxPool1D", x => Nn.MaxPool1D(x[0], 3, 2), new([2], [1]), [3], Enumerable.Max,
            [[[1, 7, 2]], [[2, 20, 9]]]),
        Pool("MaxPool2D", x => Nn.MaxPool2D(x[0], 2), new([2, 2], [1, 1]), [2, 2], Enumerable.Max, Images),
        Pool(
            "MaxPool2D, same, overlapping", x => Nn.MaxPool2D(x[0], (3, 2), 1, Padding.Same),
            new([1, 1], [1, 1], Same: true), [3, 2], Enumerable.Max, Images),
        Pool(
            "MaxPool2D, squared", x => Nn.MaxPool2D(x[0], 2, (1, 2)).Square(),
            new([1, 2], [1, 1]), [2, 2], window => window.Max() * window.Max(), Images),
        Pool(
            "MaxPool3D", x => Nn.MaxPool3D(x[0], (2, 1, 2), (1, 2, 1)), new([1, 2, 1], [1, 1, 1]), [2, 1, 2],
            Enumerable.Max, Volumes),
        new("MaxPoolSelect", x => Dispatch.Single(new MaxPoolSelect(Halves), x), x => Pooled(
            new([2, 2], [1, 1], Same: true), [2, 2], x[0].Shape, window => x[1][window.MaxBy(i => x[0][i])!]))
        {
            Shapes = [.. Images.Select(shapes => new[] { shapes[0], shapes[0] })],
        },
        Pool("AvgPool1D", x => Nn.AvgPool1D(x[0], 3, 2), new([2], [1]), [3], Enumerable.Average,
            [[[1, 7, 2]], [[2, 20, 9]]]),
        Pool(
            "AvgPool2D, same, overlapping", x => Nn.AvgPool2D(x[0], (2, 3), (2, 1), Padding.Same),
            new([2, 1], [1, 1], Same: true), [2, 3], Enumerable.Average, Images),
        Pool("AvgPool3D", x => Nn.AvgPool3D(x[0], (2, 1, 2)), new([2, 1, 2], [1, 1, 1]), [2, 1, 2],
            Enumerable.Average, Volumes),
        new("GlobalAvgPool", x => Nn.GlobalAvgPool(x[0]), x => x[0].Reduce([1, 2], false, line => line.Average()))
        {
            Shapes = Images,
        },
        new("GlobalMaxPool", x => Nn.GlobalMaxPool(x[0], keepDims: true), x
            => x[0].Reduce([1, 2], true, line => line.Max()))
        {
            Shapes = Images,
        },
    ];

    private static PoolWindows Halves => PoolWindows.Of("test", 2, 2, default, Padding.Same);

    private static OpRow Conv(string name, Func<Tensor[], Tensor> op, Slide slide, int[][][] shapes)
        => new(name, op, x => Convolved(slide, x[0], x[1]))
        {
            Domains = [(-1, 1)],
            Shapes = shapes,
            Tolerance = 1e-5,
        };

    private static OpRow Transposed(string name, Func<Tensor[], Tensor> op, Slide slide, int[][][] shapes)
        => new(name, op, x => ConvolvedBack(slide, x[0], x[1]))
        {
            Domains = [(-1, 1)],
            Shapes = shapes,
            Tolerance = 1e-5,
        };

    private static OpRow Pool(
        string name, Func<Tensor[], Tensor> op, Slide slide, int[] window, Func<IEnumerable<double>, double> fold,
        int[][][] shapes)
        => new(name, op, x => Pooled(slide, window, x[0].Shape, inside => fold(inside.Select(i => x[0][i]))))
        {
            Shapes = shapes,
        };

    /// <summary>Each output asks which inputs and taps meet in it.</summary>
    private static Doubles Convolved(Slide slide, Doubles x, Doubles filters)
    {
        var window = filters.Shape[..^2];
        int ofGroup = filters.Shape[^2], outputs = filters.Shape[^1], results = outputs / (x.Shape[^1] / ofGroup);
        return Doubles.From([x.Shape[0], .. slide.Outputs(x.Shape[1..^1], window), outputs], place =>
        {
            var sum = 0.0;
            var first = place[^1] / results * ofGroup;
            foreach (var (tap, at) in slide.Inside(x.Shape[1..^1], window, place[1..^1]))
            {
                for (var i = 0; i < ofGroup; i++)
                {
                    sum += x[[place[0], .. at, first + i]] * filters[[.. tap, i, place[^1]]];
                }
            }

            return sum;
        });
    }

    /// <summary>Each input is added to the outputs that would see it.</summary>
    private static Doubles ConvolvedBack(Slide slide, Doubles x, Doubles filters)
    {
        var window = filters.Shape[..^2];
        var sizes = slide.Covered(x.Shape[1..^1], window);
        var result = Doubles.From([x.Shape[0], .. sizes, filters.Shape[^2]], _ => 0);
        Doubles.From(x.Shape, place =>
        {
            foreach (var (tap, at) in slide.Inside(sizes, window, place[1..^1]))
            {
                for (var o = 0; o < filters.Shape[^2]; o++)
                {
                    result.Add([place[0], .. at, o], x[place] * filters[[.. tap, o, place[^1]]]);
                }
            }

            return 0;
        });
        return result;
    }

    private static Doubles Pooled(Slide slide, int[] window, int[] shape, Func<IEnumerable<int[]>, double> fold)
        => Doubles.From([shape[0], .. slide.Outputs(shape[1..^1], window), shape[^1]], place
            => fold(slide.Inside(shape[1..^1], window, place[1..^1])
                .Select(inside => (int[])[place[0], .. inside.At, place[^1]]).ToArray()));

    /// <summary>How a window slides, in the plainest way.</summary>
    private sealed record Slide(
        int[] Strides, int[] Dilations, (int Before, int After) Padding = default, bool Same = false)
    {
        public int[] Outputs(int[] sizes, int[] window) => [.. sizes.Select((size, i) => Same
            ? (size + Strides[i] - 1) / Strides[i]
            : (size + Padding.Before + Padding.After - Extent(window, i)) / Strides[i] + 1)];

        public int[] Covered(int[] sizes, int[] window) => [.. sizes.Select((size, i) => Same ? size * Strides[i]
            : Math.Max((size - 1) * Strides[i] + Extent(window, i), Padding == default ? size * Strides[i] : 0)
                - Padding.Before - Padding.After)];

        /// <summary>Taps of a window that are inside, and where.</summary>
        public IEnumerable<(int[] Tap, int[] At)> Inside(int[] sizes, int[] window, int[] place)
        {
            var found = new List<(int[], int[])>();
            Doubles.From(window, tap =>
            {
                var at = tap
                    .Select((t, i) => place[i] * Strides[i] + t * Dilations[i] - Before(sizes, window, i)).ToArray();
                if (at.Index().All(a => a.Item >= 0 && a.Item < sizes[a.Index]))
                {
                    found.Add(((int[])tap.Clone(), at));
                }

                return 0;
            });
            return found;
        }

        private int Extent(int[] window, int i) => (window[i] - 1) * Dilations[i] + 1;

        private int Before(int[] sizes, int[] window, int i)
            => Same ? Math.Max(0, (Outputs(sizes, window)[i] - 1) * Strides[i] + Extent(window, i) - sizes[i]) / 2
                : Padding.Before;
    }
}
