using System.Globalization;
using AutoGraph.Benchmarks.Workloads;

namespace AutoGraph.Benchmarks.Quick;

internal static partial class QuickCases
{
    private static readonly Lazy<Tensor> Large = new(() => Tensor.Random.Normal([4096, 4096], seed: 18));

    private static IEnumerable<(string, Func<QuickCase>)> RowRows()
    {
        yield return Row("f.softmax_1024", name => Softmax(name, axis: 1));
        yield return Row("f.layernorm_1024", LayerNorm);
        yield return Row("f.softmax_1024_axis0", name => Softmax(name, axis: 0));
        foreach (var axis in new int?[] { 0, 1, null })
        {
            yield return Reduction("sum", axis, Rows.SumFunction, 0, (sum, x) => sum + x, (sum, _) => sum);
            yield return Reduction("mean", axis, Rows.MeanFunction, 0, (sum, x) => sum + x, (sum, count) => sum / count);
            yield return Reduction("amax", axis, Rows.MaxFunction, double.NegativeInfinity, Math.Max, (most, _) => most);
        }
    }

    private static QuickCase Softmax(string name, int axis)
    {
        var (x, softmax) = (Tensor.Random.Normal([1024, 1024], seed: 17), Rows.SoftmaxFunction);
        return new QuickCase(name, () => softmax.Invoke(x, axis), () => softmax.Original(x, axis), Check);

        void Check()
        {
            var exponentials = Array.ConvertAll(Compare.Doubles(x), Math.Exp);
            var sums = Reduce(exponentials, 1024, axis, 0, (sum, value) => sum + value);
            var expected = exponentials.Select((value, i) => value / sums[axis == 1 ? i / 1024 : i % 1024]).ToArray();

            // The tolerance is made for values around 1; probabilities lie around 1e-3.
            Compare.Near($"{name}: graph", softmax.Invoke(x, axis), expected, Float / 1024);
            Compare.Near($"{name}: eager", softmax.Original(x, axis), expected, Float / 1024);
        }
    }

    private static QuickCase LayerNorm(string name)
    {
        var (x, norm) = (Tensor.Random.Normal([1024, 1024], seed: 17), Rows.LayerNormFunction);
        var (scale, shift) = (Tensor.Ones([1024]), Tensor.Zeros([1024]));
        return new QuickCase(name, () => norm.Invoke(x, scale, shift), () => norm.Original(x, scale, shift), Check);

        void Check()
        {
            var expected = Compare.Doubles(x);
            for (var row = 0; row < 1024; row++)
            {
                var values = expected.AsSpan(row * 1024, 1024);
                var (mean, variance) = (0.0, 0.0);
                foreach (var value in values)
                    mean += value / values.Length;
                foreach (var value in values)
                    variance += (value - mean) * (value - mean) / values.Length;
                foreach (ref var value in values)
                    value = (value - mean) / Math.Sqrt(variance + Rows.Epsilon);
            }
            Compare.Near($"{name}: graph", norm.Invoke(x, scale, shift), expected, Float);
            Compare.Near($"{name}: eager", norm.Original(x, scale, shift), expected, Float);
        }
    }

    private static (string, Func<QuickCase>) Reduction(
        string kind, int? axis, TensorFunction<Func<Tensor, int?, Tensor>> function, double start, Func<double, double, double> add,
        Func<double, double, double> finish)
        => Row($"f.{kind}_4096_axis{axis?.ToString(CultureInfo.InvariantCulture) ?? "None"}", name =>
        {
            var x = Large.Value;
            return new QuickCase(name, () => function.Invoke(x, axis), () => function.Original(x, axis), () =>
            {
                var values = Compare.Doubles(x);
                var reduced = Reduce(values, 4096, axis, start, add);
                var expected = Array.ConvertAll(reduced, value => finish(value, (double)values.Length / reduced.Length));
                Compare.Near($"{name}: graph", function.Invoke(x, axis), expected, Float);
                Compare.Near($"{name}: eager", function.Original(x, axis), expected, Float);
            });
        });

    /// <summary>A matrix [n, n], row by row, reduced over an axis or over both.</summary>
    private static double[] Reduce(double[] values, int n, int? axis, double start, Func<double, double, double> add)
    {
        var results = Enumerable.Repeat(start, axis is null ? 1 : n).ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            var at = axis switch { 0 => i % n, 1 => i / n, _ => 0 };
            results[at] = add(results[at], values[i]);
        }
        return results;
    }
}
