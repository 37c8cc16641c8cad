using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Lowering;

/// <summary>A body whose staged constructs are if, while and foreach only, each with its state.</summary>
internal sealed record LoweredBody(
    Callable Callable, Block Body, IReadOnlyDictionary<string, Variable> Variables,
    EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>The list of lowerings, in order.</summary>
    public static LoweredBody Of(Callable callable)
    {
        var flags = new Flags(callable);
        var loops = LoopForms.Lower(callable.Body, flags);
        var lowered = LoweredTargets.Of(loops);
        if (callable.Result != ResultKind.None && NeverEnds(loops)) lowered.Add(0);
        var jumps = UnreadFlags.Remove(new Jumps(callable, flags, lowered).Lower(loops), flags);
        var variables = callable.Variables.Concat(flags.Variables).ToDictionary(variable => variable.Id);
        var body = new Liveness(variables, callable.LiveAtExit).Annotate(jumps);
        var checks = new StagedChecks(callable, variables);
        if (lowered.Contains(0)) checks.CheckResult();
        checks.Check(body);
        return new(callable, body, variables, checks.Found);
    }

    // C# knows that nothing comes after such a loop, but not that nothing comes after its staged form.
    private static bool NeverEnds(Block body)
        => body.Statements.Count > 0 && body.Statements[body.Statements.Count - 1] is var last
            && (last is Block block ? NeverEnds(block) : last is While { Staged: true, Endless: true });
}
