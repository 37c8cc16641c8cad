using AutoGraph.Benchmarks.Workloads;

namespace AutoGraph.Benchmarks.Quick;

internal static partial class QuickCases
{
    private static QuickCase AddTen(string name)
    {
        var (a, b) = (Tensor.Random.Normal([10], seed: 12), Tensor.Random.Normal([10], seed: 13));
        var add = Loops.Add100Function;
        return new QuickCase(name, () => add.Invoke(a, b), () => Loops.AddEagerly(a, b),
            () => Compare.Near(name, add.Invoke(a, b), add.Original(a, b), Float), UnitsPerCall: 100);
    }

    private static QuickCase CountTo1000(string name)
    {
        var (zero, count) = (Tensor.Constant(0f), Loops.While1000Function);
        return new QuickCase(name, () => count.Invoke(zero), () => count.Original(zero), () =>
        {
            Compare.Near($"{name}: graph", count.Invoke(zero), [1000.0], 0);
            Compare.Near($"{name}: eager", count.Original(zero), [1000.0], 0);
        });
    }

    private static QuickCase Collatz(string name)
    {
        var (start, collatz) = (Tensor.Constant(27L), Loops.Collatz1000Function);
        return new QuickCase(name, () => collatz.Invoke(start), () => collatz.Original(start), () =>
        {
            var (x, sum) = (27L, 0L);
            for (var i = 0; i < 1000; i++)
                sum += x = x % 2 == 0 ? x / 2 : 3 * x + 1;
            Compare.Near($"{name}: graph", collatz.Invoke(start), [(double)sum], 0);
            Compare.Near($"{name}: eager", collatz.Original(start), [(double)sum], 0);
        });
    }

    private static QuickCase LinearClassifierFit(string name)
    {
        var ((points, classes), train) = (LinearClassifier.Data(2000), LinearClassifier.TrainFunction);
        return new QuickCase(name, () => train.Invoke(points, classes), () => train.Original(points, classes), () =>
        {
            var expected = LinearClassifier.Reference(Compare.Doubles(points), Compare.Doubles(classes));
            Compare.Near($"{name}: graph", train.Invoke(points, classes), [expected], Float);
            Compare.Near($"{name}: eager", train.Original(points, classes), [expected], Float);
        });
    }
}
