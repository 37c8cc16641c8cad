using System.Diagnostics;
using System.Globalization;
using AutoGraph.Benchmarks.Quick;
using AutoGraph.Benchmarks.Workloads;
using AutoGraph.Execution;

namespace AutoGraph.Benchmarks.Costs;

/// <summary>How time grows with sizes, as markdown: elements, matrices, rounds of a loop, operations of a graph.
/// </summary>
internal static class CostTables
{
    private const double BudgetSeconds = 0.3;

    public static void Print(int threads)
    {
        AutoGraphOptions.Threads = threads;
        Console.WriteLine($"Threads: {threads}\n");
        Elements();
        Matrices();
        Rounds();
        Graphs();
    }

    private static void Elements()
    {
        Head("elements, tanh(x / 2 + 0.1) · sigmoid(x)", "eager, µs", "graph, µs", "graph, ns an element");
        foreach (var count in new[] { 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000 })
        {
            var x = Tensor.Random.Normal([count], seed: 1);
            var gates = Elementwise.GatesFunction;
            var (eager, graph) = Measure(() => gates.Original(x), () => gates.Invoke(x));
            Line($"{count:#,0}", 1e6 * eager, 1e6 * graph, 1e9 * graph / count);
        }
    }

    private static void Matrices()
    {
        Head("n, product of two [n, n]", "eager, µs", "graph, µs", "graph, GFLOP/s");
        foreach (var n in new[] { 16, 32, 64, 128, 256, 512, 1024, 2048, 4096 })
        {
            var (left, right) = (Tensor.Random.Normal([n, n], seed: 2), Tensor.Random.Normal([n, n], seed: 3));
            var product = Products.MatMulFunction;
            var (eager, graph) = Measure(() => product.Original(left, right), () => product.Invoke(left, right));
            Line($"{n}", 1e6 * eager, 1e6 * graph, 2.0 * n * n * n / graph / 1e9);
        }
    }

    private static void Rounds()
    {
        Head(
            "rounds of a loop", "scalar eager, µs", "scalar graph, µs", "ns a round",
            "tanh of 100 eager, µs", "tanh of 100 graph, µs", "ns a round");
        var x = Tensor.Random.Normal([100], seed: 4);
        foreach (var rounds in new[] { 1, 10, 100, 1000, 10_000, 100_000, 1_000_000 })
        {
            var (limit, count) = (Tensor.Constant((float)rounds), Tensor.Constant(rounds));
            var (scalar, vector) = (Loops.CountToFunction, Loops.RepeatTanhFunction);
            var (eager, graph) = Measure(() => scalar.Original(limit), () => scalar.Invoke(limit));
            var (eagerTanh, graphTanh) = Measure(() => vector.Original(x, count), () => vector.Invoke(x, count));
            Line(
                $"{rounds:#,0}", 1e6 * eager, 1e6 * graph, 1e9 * graph / rounds,
                1e6 * eagerTanh, 1e6 * graphTanh, 1e9 * graphTanh / rounds);
        }
    }

    private static void Graphs()
    {
        Head(
            "graph, operations", "tracing, ms", "passes, ms", "planning, ms", "first run, ms", "later runs, ms",
            "all but runs, µs an operation");
        var shapes = new SizedGraphs(10).All.Select(row => row.Shape).ToArray();
        for (var shape = 0; shape < shapes.Length; shape++)
        {
            foreach (var operations in new[] { 10, 100, 1000, 10_000 })
            {
                // The best of some, each with a graph of its own: compiling this library itself is not counted.
                var best = Enumerable.Range(0, 4).Select(run => FirstUse(shape, operations))
                    .MinBy(times => times.Seconds.Sum());
                var making = best.Seconds[0] + best.Seconds[1] + best.Seconds[2];
                Line(
                    $"{shapes[shape]}, {best.Operations:#,0}",
                    [.. best.Seconds.Select(seconds => 1e3 * seconds), 1e6 * making / best.Operations]);
            }
        }
    }

    private static (int Operations, double[] Seconds) FirstUse(int shape, int operations)
    {
        var function = new SizedGraphs(operations).All.ElementAt(shape).Function;
        Tensor[] inputs = [Tensor.Random.Normal([8, 8], seed: 5), Tensor.Random.Normal([8, 8], stddev: 0.1, seed: 6)];
        var spec = new TensorSpec([8, 8], DType.Float32);
        var (tracing, concrete) = Time(() => function.Concrete(spec, spec));
        var executable = GraphRunner.Of(concrete.Graph);
        var (passes, _) = Time(() => executable.Optimized);
        var (planning, _) = Time(() => executable.PlanFor(inputs));
        var (first, _) = Time(() => concrete.Run(inputs));
        var (later, _) = Time(() => concrete.Run(inputs));
        return (concrete.Graph.NodeCount, [tracing, passes, planning, first, later]);
    }

    private static (double Seconds, T Result) Time<T>(Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, result);
    }

    /// <summary>The least seconds of both: growth shows best where nothing else ran.</summary>
    private static (double Eager, double Graph) Measure(Func<object?> eager, Func<object?> graph)
    {
        var (ofEager, ofGraph) = (new Timing(eager, 1), new Timing(graph, 1));
        foreach (var timing in new[] { ofEager, ofGraph })
            timing.WarmUp(BudgetSeconds / 4);
        for (var round = 0; round < 3; round++)
        {
            ofEager.Measure(BudgetSeconds / 3, 1);
            ofGraph.Measure(BudgetSeconds / 3, 1);
        }
        return (ofEager.Minimum, ofGraph.Minimum);
    }

    private static void Head(params string[] columns)
    {
        Console.WriteLine($"\n| {string.Join(" | ", columns)} |");
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", columns.Length))}");
    }

    private static void Line(string first, params double[] values)
        => Console.WriteLine($"| {first} | {string.Join(" | ", values.Select(Number))} |");

    /// <summary>Three digits that count.</summary>
    private static string Number(double value) => value switch
    {
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };
}
