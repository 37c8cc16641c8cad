using AutoGraph.Fuzz.Host;
using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>Whole programs.</summary>
internal static class SubjectGrammar
{
    private static readonly Place[] Parameters =
    [
        new(Kind.Real, "a"), new(Kind.Real, "b"), new(Kind.Int, "m"), new(Kind.Flag, "c"), new(Kind.Row, "r"),
        new(Kind.HostInt, "k", IsAssignable: false), new(Kind.HostFlag, "h", IsAssignable: false),
    ];

    /// <summary>The program of a number: the same wherever and whenever.</summary>
    public static Subject Write(int number)
    {
        var d = new Derivation(new Random(number));
        var members = new List<Node>();
        var callees = new List<Callee>();
        for (var i = d.Draw(0, 2); i > 0; i--) members.Add(Helper(d, callees));
        if (d.Chance(0.3)) members.Add(Recursive(d, callees));
        Kind[] outputs = [Kind.Real, .. Enumerable.Range(0, d.Draw(0, 3)).Select(_ => d.TensorKind())];
        var body = d.Body(Scope.OfMethod(outputs, Parameters, callees), d.Draw(2, 7));
        return new(
            number, [.. Parameters], [.. outputs], new([.. members]), body,
            [.. Enumerable.Range(0, 3).Select(_ => Input(d))]);
    }

    private static Node Helper(Derivation d, List<Callee> callees)
    {
        var (name, result) = (d.Fresh("H"), d.TensorKind());
        var kinds = Enumerable.Range(0, d.Draw(1, 3))
            .Select(_ => d.Chance(0.2) ? Kind.HostInt : d.TensorKind()).ToArray();
        var parameters = kinds
            .Select(kind => new Place(kind, d.Fresh("q"), IsAssignable: kind != Kind.HostInt)).ToArray();
        d.Work = 0;
        var body = d.Body(Scope.OfMethod([result], parameters, [.. callees]), d.Draw(1, 4));
        callees.Add(new(Callee.Method, name, result, kinds, d.Work));
        d.Work = 0;
        var list = string.Join(", ", parameters.Select(parameter => $"@{parameter.Kind} {parameter.Text}"));
        return Node.Statement($"static @{result} {name}({list}) {{ #0 }}", [], body);
    }

    /// <summary>A method that calls itself, as often as a host number says.</summary>
    private static Node Recursive(Derivation d, List<Callee> callees)
    {
        var (name, kind) = (d.Fresh("R"), d.Pick(Kind.Real, Kind.Int));
        Place[] parameters = [new(kind, "x"), new(Kind.HostInt, "depth", IsAssignable: false)];
        var scope = Scope.OfMethod([kind], parameters, []);
        d.Work = 0;
        var smaller = d.Expression(scope, kind);
        var body = d.Body(scope, 2);
        var bounded = kind == Kind.Real ? "@Math.Tanh" : "@Math.Abs";
        var statements = body.Statements.Insert(0, Node.Statement("if (depth <= 0) return x;", []))
            .Insert(1, Node.Statement($"x = {bounded}({name}($0, (depth % 4) - 1)) + x;", [smaller]));
        callees.Add(new(Callee.Recursive, name, kind, [kind, Kind.HostInt], d.Work * 4));
        d.Work = 0;
        return Node.Statement($"static @{kind} {name}(@{kind} x, int depth) {{ #0 }}", [], new Block(statements));
    }

    private static Input Input(Derivation d)
    {
        double Real() => Math.Round((d.Draw(-1500, 1500) / 1000.0) + 0.000123, 6);
        return new(
            [.. Parameters.Select(object (parameter) => parameter.Kind switch
            {
                Kind.Real => Real(),
                Kind.Int => d.Draw(-4, 7),
                Kind.Row => new Vector(Real(), Real(), Real()),
                Kind.HostInt => d.Draw(0, 3),
                _ => d.Chance(0.5),
            })],
            Real(), d.Draw(-3, 3));
    }
}
