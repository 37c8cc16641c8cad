using AutoGraph.Fuzz.Syntax;
using static AutoGraph.Fuzz.Syntax.Kind;

namespace AutoGraph.Fuzz.Grammar;

/// <summary>All expressions but names, literals, calls and assignments.</summary>
internal static class ExpressionForms
{
    public const string VariableRead = "variable read";

    public static readonly IReadOnlyList<ExpressionForm> All =
    [
        .. Arithmetic(Int), .. Arithmetic(Real), .. Conditionals(Int), .. Conditionals(Real), .. Conditionals(Flag),
        .. Conditionals(Row),

        new("int divide", Int, [Int], "($0 / 3)"),
        new("int remainder", Int, [Int], "($0 % 4)"),
        new("real to int", Int, [Real],
            new("Probe.Floor(3.0 * HostMath.Tanh($0))",
                "Tensor.Cast(Tensor.Floor(3.0 * Tensor.Tanh($0)), DType.Int32)")),
        new("host int as tensor", Int, [HostInt], "$0"),

        new("real divide", Real, [Real, Real], "($0 / (2.5 + @Math.Sin($1)))"),
        new("tanh", Real, [Real], "@Math.Tanh($0)"),
        new("sin", Real, [Real], "@Math.Sin($0)"),
        new("cos", Real, [Real], "@Math.Cos($0)"),
        new("sigmoid", Real, [Real], "@Math.Sigmoid($0)"),
        new("exp", Real, [Real], "@Math.Exp(@Math.Tanh($0))"),
        new("log", Real, [Real], "@Math.Log(1.0 + @Math.Square($0))"),
        new("sqrt", Real, [Real], "@Math.Sqrt(1.0 + @Math.Square($0))"),
        new("scale", Real, [Real], "(0.5 * $0)"),
        new("int to real", Real, [Int], new("(0.125 * $0)", "(0.125 * Tensor.Cast($0, DType.Float64))")),
        new("host int to real", Real, [HostInt], "(0.25 * $0)"),
        new("element", Real, [Row], "$0[1]"),
        new("element at a tensor", Real, [Row, Int], "$0[@Math.Abs($1 % 3)]"),
        new("sum", Real, [Row], "@Math.Sum($0)"),
        new("max", Real, [Row], "@Math.Max($0)"),
        new(VariableRead, Real, [], "V.Read()"),
        new(VariableRead, Int, [], "W.Read()"),

        new("compare reals", Flag, [Real, Real], new("Probe.Less($0, $1)", "($0 < $1)")),
        new("compare reals", Flag, [Real, Real], new("Probe.GreaterEqual($0, $1)", "($0 >= $1)")),
        new("compare reals", Flag, [Real, Real], new("Probe.Greater($0, $1)", "($0 > $1)")),
        new("compare ints", Flag, [Int, Int], "($0 <= $1)"),
        new("compare ints", Flag, [Int, Int], "($0 > $1)"),
        new("compare ints", Flag, [Int, Int], "($0 == $1)"),
        new("compare ints", Flag, [Int, Int], "($0 != $1)"),
        new("compare rows", Flag, [Row, Row], new("Probe.AnyGreater($0, $1)", "Tensor.Any($0 > $1)")),
        new("not", Flag, [Flag], "(!$0)"),
        new("&&", Flag, [Flag, Flag], "($0 && $1)", IsLazy: true),
        new("||", Flag, [Flag, Flag], "($0 || $1)", IsLazy: true),
        new("&", Flag, [Flag, Flag], "($0 & $1)"),
        new("|", Flag, [Flag, Flag], "($0 | $1)"),
        new("^", Flag, [Flag, Flag], "($0 ^ $1)"),
        new("host flag as tensor", Flag, [HostFlag], "$0"),

        new("row plus", Row, [Row, Row], "($0 + $1)"),
        new("row minus", Row, [Row, Row], "($0 - $1)"),
        new("row times", Row, [Row, Row], "($0 * $1)"),
        new("broadcast", Row, [Row, Real], "($0 + $1)"),
        new("broadcast", Row, [Row, Real], "($0 * $1)"),
        new("row tanh", Row, [Row], "@Math.Tanh($0)"),
        new("row sin", Row, [Row], "@Math.Sin($0)"),
        new("row maximum", Row, [Row, Row], "@Math.Maximum($0, $1)"),

        new("host arithmetic", HostInt, [HostInt, HostInt], "($0 + $1)"),
        new("host arithmetic", HostInt, [HostInt], "($0 % 3)"),
        new("compare hosts", HostFlag, [HostInt, HostInt], "($0 < $1)"),
        new("compare hosts", HostFlag, [HostInt, HostInt], "($0 == $1)"),
        new("host not", HostFlag, [HostFlag], "(!$0)"),
        new("host &&", HostFlag, [HostFlag, HostFlag], "($0 && $1)"),
    ];

    private static IEnumerable<ExpressionForm> Arithmetic(Kind kind)
    {
        yield return new("plus", kind, [kind, kind], "($0 + $1)");
        yield return new("minus", kind, [kind, kind], "($0 - $1)");
        yield return new("times", kind, [kind, kind], "($0 * $1)");
        yield return new("negate", kind, [kind], "(-$0)");
        yield return new("abs", kind, [kind], "@Math.Abs($0)");
        yield return new("minimum", kind, [kind, kind], "@Math.Minimum($0, $1)");
        yield return new("maximum", kind, [kind, kind], "@Math.Maximum($0, $1)");
    }

    private static IEnumerable<ExpressionForm> Conditionals(Kind kind)
    {
        yield return new("?:", kind, [Flag, kind, kind], "($0 ? $1 : $2)", IsLazy: true);
        yield return new("host ?:", kind, [HostFlag, kind, kind], "($0 ? $1 : $2)", IsLazy: true);
        yield return new(
            "switch expression", kind, [HostInt, kind, kind, kind],
            "($0 switch { 0 => $1, 1 => $2, _ => $3 })", IsLazy: true);
    }
}
