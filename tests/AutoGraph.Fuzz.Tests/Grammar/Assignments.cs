using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>Statements that give a place or variable another value.</summary>
internal static class Assignments
{
    public const string VariableAssign = "variable assign";
    public const string VariableAdd = "variable add";

    public static readonly StatementForm[] All =
    [
        new("assignment", 14, Assign), new("compound assignment", 8, Compound), new("increment", 3, Increment),
        new("swap", 3, Swap), new(VariableAssign, 3, SetVariable), new(VariableAdd, 3, AddToVariable),
    ];

    private static Node? Assign(Derivation d, Scope scope)
    {
        if (d.Target(scope, Kind.Int, Kind.Real, Kind.Flag, Kind.Row) is not { } target) return null;
        // Loops that multiply would leave the range where a rounding error stays one.
        var text = target.Kind is Kind.Real or Kind.Row && scope.Repeats > 1 ? "@Math.Tanh($0)" : "$0";
        return Node.Statement($"{target.Text} = {text};", [d.Expression(scope, target.Kind)]);
    }

    private static Node? Compound(Derivation d, Scope scope)
    {
        if (d.Target(scope, Kind.Int, Kind.Real, Kind.Row, Kind.Flag) is not { } target) return null;
        var symbol = target.Kind == Kind.Flag ? d.Pick("&", "|", "^") : d.Pick("+", "-", "*");
        return Node.Statement($"{target.Text} {symbol}= $0;", [d.Expression(scope, target.Kind)]);
    }

    private static Node? Increment(Derivation d, Scope scope)
    {
        if (d.Target(scope, Kind.Int, Kind.Real) is not { } target) return null;
        return Node.Statement(d.Pick($"{target.Text}++;", $"--{target.Text};"), []);
    }

    private static Node? Swap(Derivation d, Scope scope)
    {
        var kind = d.Pick(Kind.Int, Kind.Real, Kind.Row);
        if (d.Target(scope, kind) is not { } left || d.Target(scope, kind) is not { } right || left == right)
            return null;
        return Node.Statement($"({left.Text}, {right.Text}) = ({right.Text}, $0);", [d.Expression(scope, kind)]);
    }

    private static Node SetVariable(Derivation d, Scope scope)
    {
        var (name, kind) = d.Pick(("V", Kind.Real), ("W", Kind.Int));
        var text = kind == Kind.Real ? "@Math.Tanh($0)" : "$0";
        return Node.Statement($"{name}.Assign({text});", [d.Expression(scope, kind)]);
    }

    private static Node AddToVariable(Derivation d, Scope scope)
    {
        var (name, kind) = d.Pick(("V", Kind.Real), ("W", Kind.Int));
        return Node.Statement($"{name}.{d.Pick("AssignAdd", "AssignSub")}($0);", [d.Expression(scope, kind)]);
    }
}
