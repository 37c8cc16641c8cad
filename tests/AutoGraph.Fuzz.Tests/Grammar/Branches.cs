using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>Statements that choose.</summary>
internal static class Branches
{
    public static readonly StatementForm[] All =
    [
        new("if", 6, If), new("if else", 6, IfElse), new("else if", 3, ElseIf),
        new("host if", 2, HostIf), new("switch", 2, Switch),
    ];

    private static Node If(Derivation d, Scope scope)
        => Node.Statement("if ($0) { #0 }", [d.Expression(scope, Kind.Flag)], Inner(d, scope));

    private static Node IfElse(Derivation d, Scope scope)
        => Either(d, scope, Kind.Flag);

    // The second test runs only if the first fails, but a statement may assign what an expression may not.
    private static Node ElseIf(Derivation d, Scope scope)
        => Node.Statement(
            "if ($0) { #0 } else if ($1) { #1 } else { #2 }",
            [d.Expression(scope, Kind.Flag), d.Expression(scope, Kind.Flag)],
            Inner(d, scope), Inner(d, scope), Inner(d, scope));

    private static Node HostIf(Derivation d, Scope scope)
        => Either(d, scope, Kind.HostFlag);

    private static Node Either(Derivation d, Scope scope, Kind test)
        => Node.Statement(
            "if ($0) { #0 } else { #1 }", [d.Expression(scope, test)], Inner(d, scope), Inner(d, scope));

    private static Node Switch(Derivation d, Scope scope)
    {
        Block Case() => d.Block(scope.Inner() with { CanBreak = false }, 2);
        return Node.Statement(
            "switch ($0) { case 0: { #0 break; } case 1: { #1 break; } default: { #2 break; } }",
            [d.Expression(scope, Kind.HostInt)], Case(), Case(), Case());
    }

    private static Block Inner(Derivation d, Scope scope) => d.Block(scope.Inner(), d.Draw(1, 3));
}
