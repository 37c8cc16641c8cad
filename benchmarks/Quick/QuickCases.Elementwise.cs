using AutoGraph.Benchmarks.Workloads;
using static AutoGraph.Benchmarks.Workloads.Elementwise;

namespace AutoGraph.Benchmarks.Quick;

internal static partial class QuickCases
{
    private static IEnumerable<(string, Func<QuickCase>)> ElementwiseRows(string suffix, int count)
    {
        yield return Formula("add", AddFunction, x => x + x);
        yield return Formula("poly", PolyFunction, x => x * x - 10 * x + 3);
        yield return Formula("exp", ExpFunction, Math.Exp);
        yield return Formula("log", LogFunction, Math.Log, positive: true);
        yield return Formula("tanh", TanhFunction, Math.Tanh);
        yield return Formula("sigmoid", SigmoidFunction, Logistic);
        yield return Formula("gates", GatesFunction, x => Math.Tanh(x * 0.5 + 0.1) * Logistic(x));
        yield return Gelu("gelu_tanh", GeluTanhFunction);
        yield return Gelu("gelu_erf", GeluErfFunction);

        (string, Func<QuickCase>) Formula(string kind, TensorFunction<Func<Tensor, Tensor>> function, Func<double, double> reference, bool positive = false)
            => Row($"e.{kind}{suffix}", name =>
            {
                var x = Tensor.Random.Normal([count / 1000, 1000], seed: 9);
                if (positive)
                    x = Tensor.Abs(x) + 0.1f;
                return new QuickCase(name, () => function.Invoke(x), () => function.Original(x), () =>
                {
                    var expected = Array.ConvertAll(Compare.Doubles(x), value => reference(value));
                    Compare.Near($"{name}: graph", function.Invoke(x), expected, Float);
                    Compare.Near($"{name}: eager", function.Original(x), expected, Float);
                });
            });

        (string, Func<QuickCase>) Gelu(string kind, TensorFunction<Func<Tensor, Tensor, Tensor, Tensor>> function)
            => Row($"e.{kind}{suffix}", name =>
            {
                var x = Tensor.Random.Normal([count / 1000, 1000], seed: 9);
                var (w, b) = (Tensor.Random.Normal([1000], seed: 10), Tensor.Random.Normal([1000], seed: 11));
                return new QuickCase(name, () => function.Invoke(x, w, b), () => function.Original(x, w, b), () =>
                {
                    var expected = Compare.Doubles(function.Original(x.Cast(DType.Float64), w.Cast(DType.Float64), b.Cast(DType.Float64)));
                    Compare.Near($"{name}: graph", function.Invoke(x, w, b), expected, Float);
                    Compare.Near($"{name}: eager", function.Original(x, w, b), expected, Float);
                });
            });
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
