using AutoGraph.Fuzz.Host;
using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Running;

/// <summary>Runs a program in all its forms and says where they do not give the same.</summary>
internal static class Oracle
{
    /// <summary>How far inputs are moved: results that move a hundred times as far show rounding errors.</summary>
    private const double Nudge = 1e-12;

    public static Outcome Judge(Executable program)
    {
        var (compared, differentiated) = (0, 0);
        foreach (var input in program.Subject.Inputs)
        {
            Observation expected;
            try
            {
                (expected, var path) = OnHost(program, input);
                if (Probe.IsUndefined || !expected.IsFinite || !IsSteady(program, input, expected, path)) continue;
                compared++;
                if (Values(program, input, expected) is { } wrong) return Wrong(wrong, input);
            }
            // Whatever a program throws is a finding.
            catch (Exception error)
            {
                return new(new($"no exception: {error.GetType().Name}", $"{Text(input)}\n{error}"));
            }

            try
            {
                if (Gradients.Compare(program, input) is { } wrong) return Wrong(wrong, input);
                differentiated++;
            }
            catch (Exception error)
            {
                return new(new($"no exception from a gradient: {error.GetType().Name}", $"{Text(input)}\n{error}"));
            }
        }

        return new(null, compared, differentiated);
    }

    public static (Observation Result, ulong Path) OnHost(Executable program, Input input)
    {
        Probe.Start();
        var result = program.Host(input);
        return (result, Probe.Path);
    }

    private static Failure? Values(Executable program, Input input, Observation expected)
    {
        var eager = program.Eager(input);
        if (!eager.IsNear(expected)) return Differ("eager = host", expected, eager);
        AutoGraphOptions.Threads = 1;
        var graph = program.Graph(input);
        if (!graph.IsNear(expected)) return Differ("graph = host", expected, graph);
        AutoGraphOptions.Threads = 2;
        var threads = program.Graph(input);
        return threads.IsSame(graph) ? null : Differ("two threads = one thread", graph, threads);
    }

    // Inputs moved by a rounding error must not move the results: else nothing follows from a difference.
    private static bool IsSteady(Executable program, Input input, Observation expected, ulong path)
    {
        var (result, other) = OnHost(program, input.Moved(Nudge));
        return other == path && result.IsNear(expected, Observation.Tolerance);
    }

    private static Failure Differ(string check, object expected, object actual)
        => new(check, $"expected {expected}\nactual   {actual}");

    private static Outcome Wrong(Failure failure, Input input)
        => new(failure with { Detail = $"{Text(input)}\n{failure.Detail}" });

    private static string Text(Input input)
        => $"F({string.Join(", ", input.Arguments.Select(Print))}), V = {input.V}, W = {input.W}";

    private static object Print(object argument)
        => argument is Vector vector ? $"[{string.Join(", ", vector.Elements)}]" : argument;
}
