using AutoGraph.Benchmarks.Quick;
using BenchmarkDotNet.Attributes;

namespace AutoGraph.Benchmarks.Cases;

/// <summary>The same work eagerly (the baseline) and through the graph, for each case of the quick runner.</summary>
[MemoryDiagnoser]
public class EagerAgainstGraph
{
    private QuickCase current = null!;

    /// <summary>The names of the cases.</summary>
    public static IEnumerable<string> Names => QuickCases.All.Select(row => row.Name);

    /// <summary>Which case.</summary>
    [ParamsSource(nameof(Names))]
    public string Case { get; set; } = "";

    /// <summary>Makes the case and holds it against its reference.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        current = QuickCases.All.First(row => row.Name == Case).Make();
        current.Check();
    }

    /// <summary>Statement by statement.</summary>
    [Benchmark(Baseline = true)]
    public object? Eager() => current.Eager();

    /// <summary>Through the graph.</summary>
    [Benchmark]
    public object? Graph() => current.Graph();
}
