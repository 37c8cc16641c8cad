using System.Diagnostics;
using AutoGraph.Generator;
using AutoGraph.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGraph.Benchmarks.Generation;

/// <summary>Times and steps of one edit.</summary>
internal sealed record Measured(string Name, IReadOnlyList<Sample> Samples, string Steps)
{
    public double Least => Samples.Min(sample => sample.Seconds);

    public double Median => Samples.Select(sample => sample.Seconds).Order().ElementAt(Samples.Count / 2);

    public double LeastProcessor => Samples.Min(sample => sample.ProcessorSeconds);
}

/// <summary>One run: how long it took, and how long processors worked on it, which says more on a busy machine.
/// </summary>
internal readonly record struct Sample(double Seconds, double ProcessorSeconds);

/// <summary>Runs the generator over a project as an editor does: once in full, then after each keystroke.</summary>
internal sealed class GenerationRun(int methods, int calls, int keystrokes)
{
    private const int FullRuns = 5;

    private readonly SyntheticProject project = new(methods, calls);

    public IEnumerable<Measured> All()
    {
        yield return Full();
        foreach (var keystroke in Keystroke.All)
            yield return Typed(keystroke);
    }

    // Each time another project, of which nothing is known yet.
    private Measured Full()
    {
        var samples = new List<Sample>();
        for (var run = 0; run < FullRuns; run++)
            Time(samples, Driver(tracks: false), new SyntheticProject(methods, calls).Compilation);
        return new("first run", samples, Steps(Driver(tracks: true).RunGenerators(project.Compilation)));
    }

    private Measured Typed(Keystroke keystroke)
    {
        var samples = new List<Sample>();
        var driver = Driver(tracks: false).RunGenerators(project.Compilation);
        for (var number = 0; number < keystrokes; number++)
            driver = Time(samples, driver, keystroke.Edit(project, number + 1));
        var tracked = Driver(tracks: true).RunGenerators(project.Compilation);
        return new(keystroke.Name, samples, Steps(tracked.RunGenerators(keystroke.Edit(project, 1))));
    }

    private static GeneratorDriver Time(List<Sample> samples, GeneratorDriver driver, Compilation compilation)
    {
        var (start, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        driver = driver.RunGenerators(compilation);
        var elapsed = Stopwatch.GetElapsedTime(start);
        samples.Add(new(elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds));
        if (driver.GetRunResult().Diagnostics is [var first, ..])
            throw new InvalidOperationException(first.ToString());
        return driver;
    }

    private static GeneratorDriver Driver(bool tracks) => CSharpGeneratorDriver.Create(
        [new TensorFunctionGenerator().AsSourceGenerator()], parseOptions: SyntheticProject.ParseOptions,
        optionsProvider: new SwitchOptions(intercept: true),
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracks));

    /// <summary>What became of the outputs of our own steps: <c>Parse: 100 Cached</c>.</summary>
    private static string Steps(GeneratorDriver driver)
    {
        var steps = driver.GetRunResult().Results.Single().TrackedSteps;
        return string.Join("; ", StepNames.All.Where(steps.ContainsKey).Select(name => name + ": " + string.Join(
            ", ", steps[name].SelectMany(step => step.Outputs).CountBy(output => output.Reason)
                .OrderBy(reason => reason.Key).Select(reason => $"{reason.Value} {reason.Key}"))));
    }
}
