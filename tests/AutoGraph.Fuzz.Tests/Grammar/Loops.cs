using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>Loops. Each counts by itself, so that every program ends.</summary>
internal static class Loops
{
    private const int MaxRepeats = 40;

    public static readonly StatementForm[] All =
    [
        new("while", 3, Counted("@Int {0} = 0; while ({0} < {1} && $0) {{ {0} += 1; #0 }}", Kind.Flag)),
        new("while with break", 2,
            Counted("@Int {0} = 0; while ($0) {{ {0}++; if ({0} > {1}) break; #0 }}", Kind.Flag)),
        new("endless while", 2,
            Counted("@Int {0} = 0; while (true) {{ if ({0} >= {1} || $0) break; {0}++; #0 }}", Kind.Flag)),
        new("do", 2, Counted("@Int {0} = 0; do {{ {0}++; #0 }} while ({0} < {1} && $0);", Kind.Flag)),
        new("for to a tensor", 2,
            Counted("for (@Int {0} = 0; {0} < @Math.Minimum($0, {1}); {0}++) {{ #0 }}", Kind.Int, Kind.Int)),
        new("for while a tensor", 2,
            Counted("for (@Int {0} = 0; {0} < {1} && $0; {0} += 1) {{ #0 }}", Kind.Flag, Kind.Int)),
        new("for to a host number", 2, Counted("for (int {0} = 0; {0} < {1}; {0}++) {{ #0 }}", null, Kind.HostInt)),
        new("foreach over rows", 2, Counted("foreach (var {0} in $0) {{ #0 }}", Kind.Row, Kind.Real)),
        new("foreach over a range", 2,
            Counted("foreach (var {0} in @Range(@Math.Minimum($0, {1}))) {{ #0 }}", Kind.Int, Kind.Int)),
        new("foreach over steps", 1,
            Counted("foreach (var {0} in @Range(5, @Math.Maximum($0, -3), -3)) {{ #0 }}", Kind.Int, Kind.Int)),
        new("foreach over an array", 1,
            Counted("foreach (var {0} in new[] {{ 1, 0, {1} }}) {{ #0 }}", null, Kind.HostInt)),
    ];

    /// <param name="wording">{0} is the counter or item, {1} how often at most.</param>
    /// <param name="test">What the loop asks.</param>
    /// <param name="item">What the body may read; it assigns none, so that the loop ends.</param>
    private static Func<Derivation, Scope, Node?> Counted(string wording, Kind? test, Kind? item = null)
        => (d, scope) =>
        {
            if (scope.Repeats > MaxRepeats || scope.Depth > 5) return null;
            var (name, limit) = (d.Fresh(item is null ? "n" : "i"), d.Draw(1, 4));
            var inner = scope.InnerLoop(Math.Max(limit, 3));
            Node[] operands = test is { } kind ? [Test(d, inner, kind, IsLazy(wording))] : [];
            if (item is { } place) inner.Declare(new Place(place, name, IsAssignable: false));
            return Node.Statement(string.Format(null, wording, name, limit), operands, d.Block(inner, d.Draw(1, 4)));
        };

    // A loop that only C# may end runs while tracing, and never ends if only a tensor would.
    private static Node Test(Derivation d, Scope scope, Kind kind, bool isLazy)
    {
        var test = isLazy ? d.Lazily(() => d.Expression(scope, kind)) : d.Expression(scope, kind);
        return kind == Kind.Flag && test.IsPlain ? Derivation.AsTensor(test) : test;
    }

    private static bool IsLazy(string wording)
        => wording.Contains("&& $0", StringComparison.Ordinal) || wording.Contains("|| $0", StringComparison.Ordinal);
}
