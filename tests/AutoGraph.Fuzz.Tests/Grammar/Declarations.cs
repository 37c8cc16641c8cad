using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>Statements that make places.</summary>
internal static class Declarations
{
    public static readonly StatementForm[] All =
    [
        new("local", 8, Local), new("first assigned in branches", 3, FirstAssignedInBranches),
        new("tuple", 1, Composite("t", ".A", ".B", "(@Real A, @Int B) {0} = ($0, $1);")),
        new("class", 1, Composite("box", ".A", ".B", "var {0} = new Box {{ A = $0, B = $1 }};")),
        new("struct", 1, Composite("spot", ".A", ".B", "var {0} = new Spot {{ A = $0, B = $1 }};")),
        new("record", 1, Record),
        new("array", 1, Composite("c", "[0]", "[1]", "@Real[] {0} = [$0, $1];", Kind.Real)),
        new("list", 1, Composite("l", "[0]", "[1]", "var {0} = new List<@Int> {{ $0, $1 }};", Kind.Int)),
        new("dictionary", 1, Composite(
            "d", "[\"a\"]", "[\"b\"]",
            "var {0} = new Dictionary<string, @Real> {{ [\"a\"] = $0, [\"b\"] = $1 }};", Kind.Real)),
    ];

    private static Node Local(Derivation d, Scope scope)
    {
        var (kind, name) = (d.TensorKind(), d.Fresh("x"));
        var value = d.Expression(scope, kind);
        scope.Declare(new Place(kind, name));
        return Node.Statement($"@{kind} {name} = $0;", [value]);
    }

    private static Node FirstAssignedInBranches(Derivation d, Scope scope)
    {
        var (kind, name) = (d.TensorKind(), d.Fresh("y"));
        var test = d.Expression(scope, Kind.Flag);
        var then = d.Block(scope.Inner(), 2);
        var otherwise = d.Block(scope.Inner(), 2);
        var statement = Node.Statement(
            $"@{kind} {name}; if ($0) {{ #0 {name} = $1; }} else {{ #1 {name} = $2; }}",
            [test, d.Expression(scope, kind), d.Expression(scope, kind)], then, otherwise);
        scope.Declare(new Place(kind, name));
        return statement;
    }

    private static Func<Derivation, Scope, Node> Composite(
        string stem, string first, string second, string wording, params Kind[] both)
        => (d, scope) =>
        {
            var (left, right) = both.Length > 0 ? (both[0], both[0]) : (Kind.Real, Kind.Int);
            var name = d.Fresh(stem);
            var statement = Node.Statement(
                string.Format(null, wording, name), [d.Expression(scope, left), d.Expression(scope, right)]);
            scope.Declare(new Place(left, name + first));
            scope.Declare(new Place(right, name + second));
            return statement;
        };

    private static Node Record(Derivation d, Scope scope)
    {
        var name = d.Fresh("s");
        var statement = Node.Statement(
            $"var {name} = new Sample($0, $1) with {{ B = $2 }};",
            [d.Expression(scope, Kind.Real), d.Expression(scope, Kind.Int), d.Expression(scope, Kind.Int)]);
        scope.Declare(new Place(Kind.Real, name + ".A", IsAssignable: false));
        scope.Declare(new Place(Kind.Int, name + ".B", IsAssignable: false));
        return statement;
    }
}
