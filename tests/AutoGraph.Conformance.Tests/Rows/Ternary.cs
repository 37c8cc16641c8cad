using AutoGraph.Conformance.Harness;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 2: the conditional expression.</summary>
internal static partial class Ternary
{
    public static IEnumerable<Row> Rows =>
    [
        Row.Same(41, Host41, Row41Function, "if", (-1, -2), (1, -3), (5, 5)),
        Row.Same(43, Host43, Row43Function, "if", (3, 3), (-3, 3), (0, 0)),
        Row.Same(45, Host45, Row45Function, "if", (1, 1), (4, 16), (-4, 4)),
        Row.Same(47, Host47, Row47Function, "if", (true, 11), (false, 21)),
    ];

    private static int Host41(int x)
    {
        if (x > 0)
            x = x < 5 ? -x : x;
        else
            x = x < 5 ? -2 * x : 1;
        if (x > 0)
            x = x < 5 ? -x : x;
        else
            x = x < 5 ? 3 * x : x;
        return x;
    }

    [TensorFunction]
    internal static Tensor Row41(Tensor x)
    {
        if (x > 0)
            x = x < 5 ? -x : x;
        else
            x = x < 5 ? -2 * x : 1;
        if (x > 0)
            x = x < 5 ? -x : x;
        else
            x = x < 5 ? 3 * x : x;
        return x;
    }

    private static int Host43(int x) => x > 0 ? x : -x;

    [TensorFunction]
    internal static Tensor Row43(Tensor x) => x > 0 ? x : -x;

    private static int Host45(int x)
    {
        Func<int, int> l = x => x > 0 ? x * x : -x;
        return l(x);
    }

    [TensorFunction]
    internal static Tensor Row45(Tensor x)
    {
        Func<Tensor, Tensor> l = x => x > 0 ? x * x : -x;
        return l(x);
    }

    private static int Host47(bool c)
    {
        int a = 10, b = 20;
        return Next(c ? a : b);
    }

    [TensorFunction]
    internal static Tensor Row47(Tensor c)
    {
        Tensor a = 10, b = 20;
        return Next(c ? a : b);
    }

    private static int Next(int t) => t + 1;

    private static Tensor Next(Tensor t) => t + 1;
}
