using System.Diagnostics;
using AutoGraph.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGraph.Benchmarks.Generation;

/// <summary>Times and steps of one edit.</summary>
internal sealed record Measured(string Name, IReadOnlyList<double> Seconds, string Steps)
{
    public double Least => Seconds.Min();

    public double Median => Seconds.Order().ElementAt(Seconds.Count / 2);
}

/// <summary>Runs the generator over a project as an editor does: once in full, then after each keystroke.</summary>
internal sealed class GenerationRun(SyntheticProject project, int keystrokes)
{
    private const int FullRuns = 5;

    public IEnumerable<Measured> All()
    {
        yield return Full();
        foreach (var keystroke in Keystroke.All)
            yield return Typed(keystroke);
    }

    // A copy of the compilation has bound nothing yet.
    private Measured Full()
    {
        var seconds = new List<double>();
        for (var run = 0; run < FullRuns; run++)
            Time(seconds, Driver(tracks: false), project.Compilation.Clone());
        return new("first run", seconds, Steps(Driver(tracks: true).RunGenerators(project.Compilation.Clone())));
    }

    private Measured Typed(Keystroke keystroke)
    {
        var seconds = new List<double>();
        var driver = Driver(tracks: false).RunGenerators(project.Compilation);
        for (var number = 0; number < keystrokes; number++)
            driver = Time(seconds, driver, keystroke.Edit(project, number + 1));
        var tracked = Driver(tracks: true).RunGenerators(project.Compilation);
        return new(keystroke.Name, seconds, Steps(tracked.RunGenerators(keystroke.Edit(project, 1))));
    }

    private static GeneratorDriver Time(List<double> seconds, GeneratorDriver driver, Compilation compilation)
    {
        var start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (driver.GetRunResult().Diagnostics is [var first, ..])
            throw new InvalidOperationException(first.ToString());
        return driver;
    }

    private static GeneratorDriver Driver(bool tracks) => CSharpGeneratorDriver.Create(
        [new TensorFunctionGenerator().AsSourceGenerator()], parseOptions: SyntheticProject.ParseOptions,
        optionsProvider: new InterceptingOptions(),
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
