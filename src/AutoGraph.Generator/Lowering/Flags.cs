using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Lowering;

/// <summary>The variables that stand for jumps: new names, one for each loop that needs one.</summary>
internal sealed class Flags(Callable callable)
{
    private readonly HashSet<string> _taken = [.. callable.Names];
    private readonly Dictionary<(JumpKind, int), string> _flags = [];
    private EquatableArray<string>? _results;

    public List<Variable> Variables { get; } = [];

    public string Of(JumpKind kind, int target)
    {
        if (_flags.TryGetValue((kind, target), out var flag)) return flag;
        var stem = kind switch { JumpKind.Break => "broke", JumpKind.Continue => "skipped", _ => "returned" };
        return _flags[(kind, target)] = New(stem);
    }

    /// <summary>The flag if a jump has asked for it already.</summary>
    public string? Find(JumpKind kind, int target) => _flags.TryGetValue((kind, target), out var flag) ? flag : null;

    /// <summary>The variables that carry the result from a lowered return to the end.</summary>
    public EquatableArray<string> Results => _results ??= callable.Result switch
    {
        ResultKind.None => EquatableArray<string>.Empty,
        ResultKind.Tuple => callable.Results.Select((_, i) => New("result" + (i + 1))).ToEquatable(),
        _ => new[] { New("result") }.ToEquatable(),
    };

    public string New(string stem)
    {
        var name = stem;
        for (var n = 2; !_taken.Add(name); n++) name = stem + n;
        Variables.Add(Variable.Flag(name));
        return name;
    }

    public static Quoted Declare(string flag, bool value) => new(Code.Synthetic(
        $"Tensor {flag} = {(value ? "true" : "false")};", [], [new(flag, Whole: true)]))
    {
        Declares = new[] { flag }.ToEquatable(),
    };

    public static Quoted Set(string flag, SourceRange range) => new(
        Code.Synthetic($"{flag} = true;", [], [new(flag, Whole: true)]) with { Range = range });

    /// <summary>The code only declares or sets a flag.</summary>
    public static bool IsOwn(Code code)
        => code.Text.EndsWith($"{code.Writes[0].Variable} = true;", StringComparison.Ordinal)
            || code.Text.EndsWith($"{code.Writes[0].Variable} = false;", StringComparison.Ordinal);

    /// <summary>None of the flags is set.</summary>
    public static Code NoneOf(IReadOnlyCollection<string> flags) => Code.Synthetic(
        flags.Count == 1 ? "!" + flags.First() : "!(" + string.Join(" | ", flags) + ")", flags, []);
}
