using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>Statements that leave.</summary>
internal static class Jumps
{
    public static readonly StatementForm[] All =
    [
        new("break", 3, (d, scope) => scope.CanBreak ? If(d, scope, "break;") : null),
        new("continue", 3, (d, scope) => scope.CanContinue ? If(d, scope, "continue;") : null),
        new("early return", 2, EarlyReturn),
    ];

    private static Node If(Derivation d, Scope scope, string jump)
        => Node.Statement(
            $"if ($0) {{ #0 {jump} }} else {{ #1 }}", [d.Expression(scope, Kind.Flag)],
            d.Block(scope.Inner(), d.Draw(0, 1)), d.Block(scope.Inner(), d.Draw(0, 1)));

    private static Node? EarlyReturn(Derivation d, Scope scope)
    {
        if (scope.Depth == 0 && d.Chance(0.7)) return null;
        var test = d.Expression(scope, Kind.Flag);
        var before = d.Block(scope.Inner(), 1);
        return Node.Statement("if ($0) { #0 }", [test], new Block(before.Statements.Add(d.Return(scope))));
    }
}
