#pragma warning disable CS0162 // Unreachable code is what one of the rows is about.
using AutoGraph.Conformance.Harness;
using static AutoGraph.Conformance.Rows.Lists;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 7: return.</summary>
internal static partial class Return
{
    private static readonly Variable Assigned = new(Tensor.Constant(0));

    public static IEnumerable<Row> Rows =>
    [
        Row.Same(179, Host179, Row179Function, "if", (0, 0), (1, 1), (-3, 9)),
        Row.Same(181, Host181, Row181Function, "if", (0, 0), (3, 3), (5, 25)),
        Row.Same(183, Host183, Row183Function, "if", (3, 7), (-3, 3)),
        Row.Same(185, Host185, Row185Function, "while", (Ints(1, -2, -3), -2), (Ints(1, 2), 0), (Ints(), 0)),
        Row.Same(187, Host187, Row187Function, "", (3, 4)),
        Row.Measured(189, Row189Function, (f, n) => f(n), (0, 0), (1, 1)),
        Row.Same(191, Host191, Row191Function, "if", (2, (2, 1)), (-2, (2, -1))),
        Row.That(
            193,
            ("compile error in plain C#", Branches_return_other_types),
            ("graph", Branches_return_other_dtypes)),
        Row.Measured(195, Row195Function, AssignedBy, (true, 0), (false, 5)),
    ];

    private static int Host179(int x)
    {
        if (x > 0)
            return x;
        return x * x;
    }

    [TensorFunction]
    internal static Tensor Row179(Tensor x)
    {
        if (x > 0)
            return x;
        return x * x;
    }

    private static int Host181(int x)
    {
        if (x < 5)
            return x;
        else
            return x * x;
        return x * x * x * x;
    }

    [TensorFunction]
    internal static Tensor Row181(Tensor x)
    {
        if (x < 5)
            return x;
        else
            return x * x;
        return x * x * x * x;
    }

    private static int Host183(int x)
    {
        if (x > 0)
        {
            var y = 2 * x;
            return y + 1;
        }

        return -x;
    }

    [TensorFunction]
    internal static Tensor Row183(Tensor x)
    {
        if (x > 0)
        {
            var y = 2 * x;
            return y + 1;
        }

        return -x;
    }

    private static int Host185(int[] l)
    {
        foreach (var i in l)
        {
            if (i < 0)
                return i;
        }

        return 0;
    }

    [TensorFunction]
    internal static Tensor Row185(Tensor l)
    {
        foreach (var i in l)
        {
            if (i < 0)
                return i;
        }

        return 0;
    }

    private static int Host187(int x)
    {
        while (true)
        {
            return x + 1;
        }
    }

    [TensorFunction]
    internal static Tensor Row187(Tensor x)
    {
        while (true)
        {
            return x + 1;
        }
    }

    [TensorFunction]
    internal static Tensor Row189(int n)
    {
        var x = n;
        try
        {
            return x;
        }
        finally
        {
            x += 1;
        }
    }

    private static (int, int) Host191(int x)
    {
        if (x > 0)
            return (x, 1);
        return (-x, -1);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row191(Tensor x)
    {
        if (x > 0)
            return (x, 1);
        return (-x, -1);
    }

    private static void Branches_return_other_types() => Compiling.AssertError("CS0266", """
        static int F(bool c)
        {
            if (c)
                return 1;
            return 0.5f;
        }
        """);

    [TensorFunction]
    internal static Tensor Row193(Tensor c)
    {
        if (c)
            return Tensor.Constant(1);
        return Tensor.Constant(0.5f);
    }

    private static void Branches_return_other_dtypes()
    {
        var message = Assert.ThrowsAny<AutoGraphException>(() => Row193Function.Invoke(true)).Message;
        Assert.Contains("int32", message, StringComparison.Ordinal);
        Assert.Contains("float32", message, StringComparison.Ordinal);
    }

    [TensorFunction]
    internal static void Row195(Tensor c)
    {
        if (c)
            return;
        Assigned.Assign(5);
    }

    private static object AssignedBy(Action<Tensor> function, bool c)
    {
        Assigned.Assign(0);
        function(c);
        return Assigned.Read();
    }
}
