using System.Globalization;
using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>Expressions.</summary>
internal sealed partial class Derivation
{
    private const string InnerIncrement = "increment in an expression";
    private const string InnerAssignment = "assignment in an expression";

    private static readonly ILookup<Kind, ExpressionForm> Forms = ExpressionForms.All.ToLookup(form => form.Result);
    private int lazy;

    /// <summary>What every long enough campaign must have met.</summary>
    public static HashSet<string> Constructs =>
    [
        .. ExpressionForms.All.Select(form => form.Construct), .. StatementForms.All.Select(form => form.Construct),
        Callee.Local, Callee.Method, Callee.Recursive, InnerIncrement, InnerAssignment,
    ];

    public Node Expression(Scope scope, Kind kind) => Expression(scope, kind, Draw(1, 3));

    public Node Expression(Scope scope, Kind kind, int depth)
    {
        Work += scope.Repeats;
        if (depth == 0 || Chance(0.2)) return Leaf(scope, kind);
        return Chance(0.12) && Call(scope, kind, depth) is { } call ? call
            : lazy == 0 && Chance(0.04) && Assignment(scope, kind, depth) is { } assignment ? assignment
            : FromForm(scope, Pick(Forms[kind].ToArray()), depth);
    }

    public Node Lazily(Func<Node> write)
    {
        lazy++;
        var node = write();
        lazy--;
        return node;
    }

    private Node Leaf(Scope scope, Kind kind)
    {
        var names = scope.Places.Where(place => place.Kind == kind).ToArray();
        return names.Length > 0 && !Chance(0.15) ? Node.Expression(Node.Name, kind, Pick(names).Text) : Literal(kind);
    }

    private Node Literal(Kind kind) => Node.Expression(Node.Literal, kind, kind switch
    {
        Kind.Real => Number(),
        Kind.Flag => Chance(0.5)
            ? new("Probe.Flag(true)", "Tensor.Constant(true)")
            : new("Probe.Flag(false)", "Tensor.Constant(false)"),
        Kind.HostFlag => Chance(0.5) ? "Probe.Flag(true)" : "Probe.Flag(false)",
        Kind.Row => Vector(Number(), Number(), Number()),
        _ => Draw(0, 5).ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>The same value, which C# cannot decide anything by.</summary>
    public static Node AsTensor(Node number)
        => Node.Expression("number as tensor", number.Kind, new("$0", "Tensor.Constant($0)"), number);

    private static Wording Vector(string x, string y, string z)
        => new($"new Vector({x}, {y}, {z})", $"Tensor.Constant(new[] {{ {x}, {y}, {z} }})");

    private string Number() => (Draw(1, 15) * 0.125).ToString("0.0##", CultureInfo.InvariantCulture);

    private Node FromForm(Scope scope, ExpressionForm form, int depth)
    {
        var operands = form.Operands.Select((kind, i) => form.IsLazy && i > 0
            ? Lazily(() => Expression(scope, kind, depth - 1))
            : Expression(scope, kind, depth - 1)).ToArray();
        if (form.IsComparison && IsDecided(operands[0])) return Leaf(scope, form.Result);
        if (form.IsTensorChoice && operands[1].IsPlain && operands[2].IsPlain) operands[1] = AsTensor(operands[1]);
        return Node.Expression(form.Construct, form.Result, form.Wording, operands);
    }

    /// <summary>Comparing it with a number may be a constant, for the compiler or while tracing.</summary>
    private static bool IsDecided(Node left)
        => left.Kind == Kind.HostInt ? left.Construct != Node.Name : left.IsPlain;

    private Node? Call(Scope scope, Kind kind, int depth)
    {
        var callees = scope.Callees
            .Where(callee => callee.Result == kind && !callee.HasEffects && CanAfford(scope, callee)).ToArray();
        return callees.Length == 0 ? null : CallOf(scope, Pick(callees), depth);
    }

    public bool CanAfford(Scope scope, Callee callee) => Work + (scope.Repeats * callee.Cost) < MaxWork;

    public Node CallOf(Scope scope, Callee callee, int depth)
    {
        Work += scope.Repeats * callee.Cost;
        var operands = callee.Parameters.Select(kind => Expression(scope, kind, depth - 1)).ToArray();
        var holes = string.Join(", ", operands.Select((_, i) => $"${i}"));
        return Node.Expression(callee.Construct, callee.Result, $"{callee.Name}({holes})", operands);
    }

    /// <summary>An assignment as part of an expression that surely runs.</summary>
    private Node? Assignment(Scope scope, Kind kind, int depth)
    {
        if (Target(scope, kind) is not { } target || kind is Kind.HostInt or Kind.HostFlag) return null;
        return kind == Kind.Int && Chance(0.5)
            ? Node.Expression(InnerIncrement, kind, $"({target.Text}{Pick("++", "--")})")
            : Node.Expression(InnerAssignment, kind, $"({target.Text} = $0)", Expression(scope, kind, depth - 1));
    }
}
