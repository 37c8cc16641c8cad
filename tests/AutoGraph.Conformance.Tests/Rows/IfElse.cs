using AutoGraph.Conformance.Harness;
using static AutoGraph.Conformance.Rows.Lists;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 1: if / else.</summary>
internal static partial class IfElse
{
    private static readonly Variable Effect = new(Tensor.Constant(0));
    private static readonly Variable Global = new(Tensor.Constant(0));
    private static int hostGlobal;

    public static IEnumerable<Row> Rows =>
    [
        Row.Same(1, Host1, Row1Function, "if", (true, 1), (false, 0)),
        Row.Same(3, Host3, Row3Function, "if", (0, 0), (1, 1)),
        Row.Same(5, Host5, Row5Function, "if", (0, (0, 1)), (1, (1, 10))),
        Row.Same(7, Host7, Row7Function, "if", (true, 1), (false, 2)),
        Row.Same(9, Host9, Row9Function, "if", (true, 0), (false, 3)),
        Row.Same(11, Host11, Row11Function, "if", ((0, 0), 2), ((0, 1), 1), ((1, 0), 2), ((1, 1), 1)),
        Row.Same(13, Host13, Row13Function, "if", ((1, 1), 2), ((1, -1), 0), ((-1, 1), 0), ((-1, -1), 0)),
        Row.Same(15, Host15, Row15Function, "if", (1, (-3, -2)), (5, (5, 0)), (-1, (-1, 0))),
        Row.Same(17, Host17, Row17Function, "if", (1, (-1, 0)), (-1, (0, -2))),
        Row.Same(19, Host19, Row19Function, "if", (1, -1), (-2, -2)),
        Row.Same(21, Host21, Row21Function, "", (1, 1), (-1, -1)),
        Row.Same(23, Host23, Row23Function, "if", (1, 3), (0, -1)),
        Row.Measured(25, Row25Function, (f, i) => f(i), (1, 1), (0, -1)),
        Row.Same(27, Host27, Row27Function, "if", (Ints(3, 4), Ints(6, 8)), (Ints(-3, 4), Ints(3, -4))),
        Row.Same(29, Host29, Row29Function, "if", (true, (7, 13)), (false, (2, 5))),
        Row.Same(31, Host31, Row31Function, "if", (0, -1), (5, 2)),
        Row.That(33, ("graph", Dtypes_of_the_branches_differ)),
        Row.That(35, ("graph", One_branch_gives_null)),
        Row.That(
            37,
            ("eager", () => Vector_as_condition(Row37Function.Original)),
            ("graph", () => Vector_as_condition(Row37Function.Invoke))),
        Row.That(39, ("graph", Host_condition_traces_one_branch)),
    ];

    private static int Host1(bool c)
    {
        var v = 0;
        if (c)
            v += 1;
        return v;
    }

    [TensorFunction]
    internal static Tensor Row1(Tensor c)
    {
        Effect.Assign(0);
        if (c)
            Effect.AssignAdd(1);
        return Effect.Read();
    }

    private static int Host3(int n)
    {
        var i = 0;
        if (i < n)
            i += 1;
        return i;
    }

    [TensorFunction]
    internal static Tensor Row3(Tensor n)
    {
        Tensor i = 0;
        if (i < n)
            i += 1;
        return i;
    }

    private static (int, int) Host5(int n)
    {
        int i = 0, j = 1;
        if (i < n)
        {
            i += 1;
            j *= 10;
        }

        return (i, j);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row5(Tensor n)
    {
        Tensor i = 0, j = 1;
        if (i < n)
        {
            i += 1;
            j *= 10;
        }

        return (i, j);
    }

    private static int Host7(bool c)
    {
        int i;
        if (c)
            i = 1;
        else
            i = 2;
        return i;
    }

    [TensorFunction]
    internal static Tensor Row7(Tensor c)
    {
        Tensor i;
        if (c)
            i = 1;
        else
            i = 2;
        return i;
    }

    private static int Host9(bool c)
    {
        int i = 0, j;
        if (c)
        {
            j = 1;
        }
        else
        {
            j = 2;
            i = j + 1;
        }

        return i;
    }

    [TensorFunction]
    internal static Tensor Row9(Tensor c)
    {
        Tensor i = 0, j;
        if (c)
        {
            j = 1;
        }
        else
        {
            j = 2;
            i = j + 1;
        }

        return i;
    }

    private static int Host11(int n, int m)
    {
        int s = 0, i = 0;
        if (i < n) { s = (s * 10) + i; i += 1; }
        else { s = (s * 11) + i; i += 2; }
        i = 0;
        if (i < m) { s = (s * 10) + i; i += 1; }
        else { s = (s * 11) + i; i += 2; }
        return (s * 100) + i;
    }

    [TensorFunction]
    internal static Tensor Row11(Tensor n, Tensor m)
    {
        Tensor s = 0, i = 0;
        if (i < n) { s = (s * 10) + i; i += 1; }
        else { s = (s * 11) + i; i += 2; }
        i = 0;
        if (i < m) { s = (s * 10) + i; i += 1; }
        else { s = (s * 11) + i; i += 2; }
        return (s * 100) + i;
    }

    private static int Host13(int x, int y)
    {
        var z = 0;
        if (x > 0)
            if (y > 0)
                z = x + y;
        return z;
    }

    [TensorFunction]
    internal static Tensor Row13(Tensor x, Tensor y)
    {
        Tensor z = 0;
        if (x > 0)
            if (y > 0)
                z = x + y;
        return z;
    }

    private static (int, int) Host15(int x)
    {
        var y = 0;
        if (x > 0)
        {
            if (x < 3)
            {
                y = -2 * x;
                x = -3 * x;
            }
        }

        return (x, y);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row15(Tensor x)
    {
        Tensor y = 0;
        if (x > 0)
        {
            if (x < 3)
            {
                y = -2 * x;
                x = -3 * x;
            }
        }

        return (x, y);
    }

    private static (int, int) Host17(int x)
    {
        var pair = new Members<int>(8, 9) { A = 0, B = 0 };
        if (x > 0)
            pair.A = -x;
        else
            pair.B = 2 * x;
        return (pair.A, pair.B);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row17(Tensor x)
    {
        var pair = new Members<Tensor>(8, 9);
        pair.A = 0;
        pair.B = 0;
        if (x > 0)
            pair.A = -x;
        else
            pair.B = 2 * x;
        return (pair.A, pair.B);
    }

    private static int Host19(int n)
    {
        if (n > 0)
            n = -n;
        return n;
    }

    [TensorFunction]
    internal static Tensor Row19(Tensor n)
    {
        if (n > 0)
            n = -n;
        return n;
    }

    private static int Host21(int n)
    {
        if (n > 0)
        {
            var b = 4;
            _ = b;
        }

        return n;
    }

    [TensorFunction]
    internal static Tensor Row21(Tensor n)
    {
        if (n > 0)
        {
            Tensor b = 4;
        }

        return n;
    }

    private static int Host23(int i)
    {
        hostGlobal = 3;
        if (i == 0)
            hostGlobal = i - 1;
        return hostGlobal;
    }

    /// <summary>State outside of a function is a variable; assigning a plain field is the diagnostic AG0108.</summary>
    [TensorFunction]
    internal static Tensor Row23(Tensor i)
    {
        Global.Assign(3);
        if (i == 0)
            Global.Assign(i - 1);
        return Global.Read();
    }

    [TensorFunction]
    internal static Tensor Row25(int i)
    {
        int x;
        try
        {
            throw new InvalidOperationException();
        }
        catch (InvalidOperationException)
        {
            x = 1;
        }

        if (i == 0)
            x = i - 1;
        return x;
    }

    private static int[] Host27(int[] v)
    {
        if (v[0] > 0)
            v = [.. v.Select(item => item * 2)];
        else
            v = [.. v.Select(item => -item)];
        return v;
    }

    [TensorFunction]
    internal static Tensor Row27(Tensor v)
    {
        if (v[0] > 0)
            v = v * 2;
        else
            v = -v;
        return v;
    }

    private static (int, int) Host29(bool c)
    {
        var x = new Members<int>(1, 2);
        var z = 5;
        if (c)
        {
            x.B = 7;
            z = 13;
        }

        return (x.B, z);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row29(Tensor c)
    {
        var x = new Members<Tensor>(1, 2);
        Tensor z = 5;
        if (c)
        {
            x.B = 7;
            z = 13;
        }

        return (x.B, z);
    }

    private static int Host31(int n)
    {
        var r = -1;
        if (n != 0)
            r = 10 / n;
        return r;
    }

    [TensorFunction]
    internal static Tensor Row31(Tensor n)
    {
        Tensor r = -1;
        if (n != 0)
            r = 10 / n;
        return r;
    }

    [TensorFunction]
    internal static Tensor Row33(Tensor c)
    {
        Tensor i;
        if (c)
            i = Tensor.Constant(1);
        else
            i = Tensor.Constant(2f);
        return i;
    }

    private static void Dtypes_of_the_branches_differ()
    {
        var message = Assert.ThrowsAny<AutoGraphException>(() => Row33Function.Invoke(true)).Message;
        Assert.Contains("'i'", message, StringComparison.Ordinal);
        Assert.Contains("int32", message, StringComparison.Ordinal);
        Assert.Contains("float32", message, StringComparison.Ordinal);
    }

    [TensorFunction]
    internal static Tensor? Row35(Tensor c)
    {
        Tensor? found = null;
        if (c)
            found = 1;
        return found;
    }

    private static void One_branch_gives_null()
    {
        var message = Assert.ThrowsAny<AutoGraphException>(() => Row35Function.Invoke(true)).Message;
        Assert.Contains("'found'", message, StringComparison.Ordinal);
    }

    [TensorFunction]
    internal static Tensor Row37(Tensor c)
    {
        Tensor i = 1;
        if (c)
            i = 2;
        return i;
    }

    private static void Vector_as_condition(Func<Tensor, Tensor> function)
        => Assert.ThrowsAny<AutoGraphException>(() => function(Tensor.Constant([true, false])));

    [TensorFunction]
    internal static Tensor Row39(Tensor x, bool c)
    {
        if (c)
            x = x + 1;
        else
            throw new NotSupportedException("not to be traced");
        return x;
    }

    private static void Host_condition_traces_one_branch()
        => Observed.Of(3).AssertSame(Observed.Of(Row39Function.Invoke(2, true)));
}
