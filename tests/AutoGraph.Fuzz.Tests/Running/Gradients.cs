using AutoGraph.Fuzz.Grammar;
using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Running;

/// <summary>Derivatives of the first result by the floating arguments and the variable V: taken around the method as
/// written, around its graph and within a function they are the same, and near to finite differences.</summary>
internal static class Gradients
{
    /// <summary>Relative to the greatest part of the gradient, and at least to 1.</summary>
    private const double Tolerance = 1e-8;
    private const double DifferenceTolerance = 1e-3;
    private const double Step = 1e-5;
    private const double Steepest = 1e4;

    public static Failure? Compare(Executable program, Input input)
    {
        var eager = program.EagerGradient(input);
        // Beyond, rounding errors show.
        if (!eager.All(slope => Math.Abs(slope) < Steepest)) return null;
        var outer = program.OuterGradient(input);
        if (!AreNear(eager, outer, Tolerance)) return Differ("tape around graph = tape around method", eager, outer);
        var inner = program.InnerGradient(input);
        if (!AreNear(eager, inner, Tolerance)) return Differ("tape within graph = tape around method", eager, inner);
        return ByDifferences(program, input, eager);
    }

    private static Failure? ByDifferences(Executable program, Input input, double[] slopes)
    {
        // A tape follows no value through a variable that is assigned and read again.
        var constructs = program.Subject.Constructs;
        if (constructs.Contains(ExpressionForms.VariableRead)
            && constructs.Overlaps([Assignments.VariableAssign, Assignments.VariableAdd])) return null;
        var (_, path) = Oracle.OnHost(program, input);
        for (var i = 0; i < slopes.Length; i++)
        {
            var coarse = Difference(program, input, i, Step, path);
            var fine = Difference(program, input, i, Step / 4, path);
            // Far from each other: there is a kink without a decision, or the slope changes too fast.
            if (coarse is null || fine is null
                || !Observation.AreNear(coarse.Value, fine.Value, DifferenceTolerance / 10)) continue;
            if (!Observation.AreNear(fine.Value, slopes[i], DifferenceTolerance))
                return new("gradient = finite differences", $"part {i}: expected {fine}, actual {slopes[i]}");
        }

        return null;
    }

    private static double? Difference(Executable program, Input input, int part, double step, ulong path)
    {
        var (above, pathAbove) = Oracle.OnHost(program, input.Moved(part, step));
        var (below, pathBelow) = Oracle.OnHost(program, input.Moved(part, -step));
        return pathAbove != path || pathBelow != path ? null
            : (above.Values[0].Numbers[0] - below.Values[0].Numbers[0]) / (2 * step);
    }

    private static bool AreNear(double[] left, double[] right, double tolerance)
    {
        var scale = Math.Max(1, left.Max(Math.Abs));
        return left.Length == right.Length
            && left.Zip(right).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance * scale);
    }

    private static Failure Differ(string check, double[] expected, double[] actual)
        => new(check, $"expected {string.Join(", ", expected)}\nactual   {string.Join(", ", actual)}");
}
