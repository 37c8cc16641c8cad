using System.Numerics;

namespace AutoGraph.Kernels.Tests;

[Collection(ThreadCountCollection.Name)]
public sealed unsafe class PoolingTests
{
    [Theory, InlineData(1), InlineData(2)]
    public void Random_sizes_agree_with_the_plainest_way(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var shape = Draw(random);
            Check<float>(shape, round, $"seed {seed}, round {round}", 1e-6);
            Check<double>(shape, round, $"seed {seed}, round {round}", 1e-14);
        }
    }

    [Fact]
    public void The_first_of_equal_maxima_takes_the_cotangent_and_NaN_beats_numbers()
    {
        var axis = new WindowAxis(4, 2, 2, 2, 1, 0);
        var shape = new PoolingShape(1, WindowAxis.None, WindowAxis.None, axis, 2);
        float[] input = [3, float.NaN, 3, 5, 7, 1, float.NaN, float.PositiveInfinity];
        Assert.Equal([3, float.NaN, float.NaN, float.PositiveInfinity], Run(shape, input, [], Pooling.Max));
        Assert.Equal([1, 2, 0, 0, 0, 0, 3, 4], Run(shape, input, [1, 2, 3, 4], Pooling.MaxGradient));
        Assert.Equal([10, 20, 70, 80], Run(shape, input, [10, 20, 30, 40, 50, 60, 70, 80], Pooling.MaxSelect));
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        var axis = new WindowAxis(41, 21, 3, 2, 1, 1);
        foreach (var batch in (int[])[2, 40])
        {
            var shape = new PoolingShape(batch, WindowAxis.None, axis, axis, 70);
            var results = new List<float[][]>();
            foreach (var threads in (int[])[1, 2, 3])
            {
                using var _ = new ThreadCount(threads);
                results.Add(Results<float>(shape, 1));
            }

            Assert.All(results, result => Assert.Equal(results[0], result));
        }
    }

    [Fact]
    public void No_images_and_no_channels_do_nothing()
    {
        var axis = new WindowAxis(4, 2, 2, 2, 1, 0);
        foreach (var (batch, channels) in ((int, int)[])[(0, 3), (2, 0)])
        {
            var shape = new PoolingShape(batch, WindowAxis.None, axis, axis, channels);
            Assert.All(Results<float>(shape, 1), Assert.Empty);
        }
    }

    [Fact]
    public void Other_types_are_refused()
    {
        var shape = new PoolingShape(1, WindowAxis.None, WindowAxis.None, new WindowAxis(4, 2, 2, 2, 1, 0), 1);
        var error = Assert.Throws<NotSupportedException>(() => Pooling.Max(ElementType.Int32, shape, null, null));
        Assert.Contains("received Int32", error.Message);
    }

    private delegate void Two(ElementType type, in PoolingShape shape, void* input, void* result);

    private delegate void Three(ElementType type, in PoolingShape shape, void* input, void* second, void* result);

    private static ElementType Type<T>() => typeof(T) == typeof(float) ? ElementType.Float32 : ElementType.Float64;

    private static T[] Run<T>(PoolingShape shape, T[] input, T[] _, Two kernel)
        where T : unmanaged
        => Run(shape, input, [], (type, in shape, x, _, y) => kernel(type, shape, x, y), outputs: true);

    private static T[] Run<T>(PoolingShape shape, T[] input, T[] second, Three kernel)
        where T : unmanaged
        => Run(shape, input, second, kernel, outputs: second.Length == input.Length);

    private static T[] Run<T>(PoolingShape shape, T[] input, T[] second, Three kernel, bool outputs)
        where T : unmanaged
    {
        var result = new T[outputs ? shape.OutputCount : shape.InputCount];
        fixed (T* x = input, y = second, z = result)
        {
            kernel(Type<T>(), shape, x, y, z);
        }

        return result;
    }

    /// <summary>Maximum, its gradient, selection, average, its gradient.</summary>
    private static T[][] Results<T>(PoolingShape shape, int seed)
        where T : unmanaged, INumber<T>
    {
        var (input, values, upstream) = Operands<T>(shape, seed);
        return
        [
            Run(shape, input, [], Pooling.Max),
            Run(shape, input, upstream, Pooling.MaxGradient, outputs: false),
            Run(shape, input, values, Pooling.MaxSelect, outputs: true),
            Run(shape, input, [], Pooling.Average),
            Run(shape, upstream, [], (type, in shape, y, _, x) => Pooling.AverageGradient(type, shape, y, x), false),
        ];
    }

    private static (T[] Input, T[] Values, T[] Upstream) Operands<T>(PoolingShape shape, int seed)
        where T : INumber<T>
    {
        // Few different numbers, so that maxima are often reached twice.
        var random = new Random(seed);
        return (Fill(shape.InputCount), Fill(shape.InputCount), Fill(shape.OutputCount));

        T[] Fill(long count) => [.. Enumerable.Range(0, (int)count).Select(_ => T.CreateChecked(random.Next(-4, 5)))];
    }

    private static void Check<T>(PoolingShape shape, int seed, string what, double tolerance)
        where T : unmanaged, INumber<T>
    {
        var (input, values, upstream) = Operands<double>(shape, seed);
        double[][] expected = [new double[upstream.Length], new double[input.Length], new double[upstream.Length],
            new double[upstream.Length], new double[input.Length]];
        for (var output = 0; output < upstream.Length; output++)
        {
            var taps = Taps(shape, output);
            var best = taps.MaxBy(at => input[at]);
            expected[0][output] = input[best];
            expected[1][best] += upstream[output];
            expected[2][output] = values[best];
            expected[3][output] = taps.Average(at => input[at]);
            taps.ForEach(at => expected[4][at] += upstream[output] / taps.Count);
        }

        var actual = Results<T>(shape, seed);
        string[] names = ["maximum", "gradient of the maximum", "selection", "average", "gradient of the average"];
        for (var i = 0; i < actual.Length; i++)
        {
            for (var at = 0; at < expected[i].Length; at++)
            {
                var close = Math.Abs(double.CreateChecked(actual[i][at]) - expected[i][at]) <= tolerance * 100;
                Assert.True(close, $"{what} {shape}: {names[i]} at {at}: {actual[i][at]}, expected {expected[i][at]}");
            }
        }
    }

    /// <summary>The inputs under the window of an output, in row-major order.</summary>
    private static List<int> Taps(PoolingShape shape, int output)
    {
        (output, var c) = Math.DivRem(output, shape.Channels);
        (output, var x) = Math.DivRem(output, shape.Width.Output);
        (output, var y) = Math.DivRem(output, shape.Height.Output);
        var (n, z) = Math.DivRem(output, shape.Depth.Output);
        return [.. from tz in Inside(shape.Depth, z)
                   from ty in Inside(shape.Height, y)
                   from tx in Inside(shape.Width, x)
                   select (((n * shape.Depth.Input + tz) * shape.Height.Input + ty) * shape.Width.Input + tx)
                       * shape.Channels + c];
    }

    private static IEnumerable<int> Inside(WindowAxis axis, int place)
        => Enumerable.Range(0, axis.Window).Select(tap => place * axis.Stride + tap * axis.Dilation - axis.Before)
            .Where(at => at >= 0 && at < axis.Input);

    private static PoolingShape Draw(Random random)
    {
        var axes = random.Next(1, 4);
        return new(
            random.Next(1, 4),
            axes < 3 ? WindowAxis.None : DrawAxis(random),
            axes < 2 ? WindowAxis.None : DrawAxis(random),
            DrawAxis(random),
            random.Next(1, 40));
    }

    /// <summary>Same or valid, as the sizes come.</summary>
    private static WindowAxis DrawAxis(Random random)
    {
        var (window, stride) = (random.Next(1, 5), random.Next(1, 4));
        var input = random.Next(1, 10);
        if (random.Next(2) == 0 && input >= window)
        {
            return new(input, (input - window) / stride + 1, window, stride, 1, 0);
        }

        var output = (input + stride - 1) / stride;
        return new(input, output, window, stride, 1, Math.Max(0, (output - 1) * stride + window - input) / 2);
    }
}
