using AutoGraph.Conformance.Harness;
using static AutoGraph.Conformance.Rows.Lists;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 4: while.</summary>
internal static partial class While
{
    public static IEnumerable<Row> Rows =>
    [
        Row.Same(63, Host63, Row63Function, "while", (0, 0), (1, 1), (2, 11), (50, 111)),
        Row.Same(65, Host65, Row65Function, "while", ((0, 0), 0), ((2, 1), 10), ((2, 2), 101), ((0, 2), 1)),
        Row.Same(67, Host67, Row67Function, "while", (5, (10, 5, 5)), (0, (0, 0, 0))),
        Row.Same(69, Host69, Row69Function, "if while", (5, (0, 6))),
        Row.Same(71, Host71, Row71Function, "while", (5, 0)),
        Row.Same(73, Host73, Row73Function, "while", (5, (5, 1234))),
        Row.Same(75, Host75, Row75Function, "while", (5, (10, 0))),
        Row.Same(77, Host77, Row77Function, "while", (5, 5)),
        Row.That(77, ("graph: n is a capture, not state", Only_the_counter_is_state)),
        Row.Same(79, Host79, Row79Function, "while", (false, 3.5f)),
        Row.Same(81, Host81, Row81Function, "while", (0, 0), (1, 3), (2, 43), (5, 76543)),
        Row.That(83, ("compile error", First_assigned_in_the_body)),
        Row.Same(85, Host85, Row85Function, "if while", (1, 0), (6, 8), (7, 16), (27, 111)),
        Row.Same(87, Host87, Row87Function, "while", (2.0, (1.4142136, 4)), (9.0, (3.0, 5)), (1.0, (1.0, 0))),
        Row.Same(89, Host89, Row89Function, "while", ((3, 5), 15), ((0, 5), 0), ((3, 0), 0)),
        Row.Same(91, Host91, Row91Function, "while", (0, Ints(0, 0)), (1, Ints(0, 0, 0)), (2, Ints(0, 0, 0, 1))),
        Row.Same(
            93, Host93, Row93Function, "while",
            (0, new[,] { { 0, 0 } }), (1, new[,] { { 0, 0, 0 } }), (2, new[,] { { 0, 0, 0, 1 } })),
        Row.Same(
            95, Host95, Row95Function, "if while",
            (0, Ints(1, 2, 3)), (1, Ints(1, 2, 3)), (2, Ints(0, 0, 0, 1)), (5, Ints(0, 0, 0, 1, 2, 3))),
        Row.That(97, ("graph", Dtype_drifts)),
        Row.That(99, ("compile error", Host_condition_becomes_a_tensor)),
    ];

    private static int Host63(int n)
    {
        var i = 0;
        while (i < n)
            i = (i * 10) + 1;
        return i;
    }

    [TensorFunction]
    internal static Tensor Row63(Tensor n)
    {
        Tensor i = 0;
        while (i < n)
            i = (i * 10) + 1;
        return i;
    }

    private static int Host65(int n, int m)
    {
        int s = 0, i = 0;
        while (i < n)
        {
            s = (s * 10) + i;
            i += 1;
        }

        i = 0;
        while (i < m)
        {
            s = (s * 10) + i;
            i += 1;
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row65(Tensor n, Tensor m)
    {
        Tensor s = 0, i = 0;
        while (i < n)
        {
            s = (s * 10) + i;
            i += 1;
        }

        i = 0;
        while (i < m)
        {
            s = (s * 10) + i;
            i += 1;
        }

        return s;
    }

    private static (int, int, int) Host67(int n)
    {
        int s = 0, i = 0;
        while (i < n)
        {
            s += i;
            i++;
        }

        return (s, i, n);
    }

    [TensorFunction]
    internal static (Tensor, Tensor, Tensor) Row67(Tensor n)
    {
        Tensor s = 0, i = 0;
        while (i < n)
        {
            s += i;
            i++;
        }

        return (s, i, n);
    }

    private static (int, int) Host69(int n)
    {
        var tc = new Deep<int>(n);
        if (n > 0)
        {
            while (n > 0)
            {
                if (n < 2)
                    tc.X.Y["z"].A += 1;
                n -= 1;
            }
        }

        return (n, tc.X.Y["z"].A);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row69(Tensor n)
    {
        var tc = new Deep<Tensor>(n);
        if (n > 0)
        {
            while (n > 0)
            {
                if (n < 2)
                    tc.X.Y["z"].A += 1;
                n -= 1;
            }
        }

        return (n, tc.X.Y["z"].A);
    }

    private static int Host71(int n)
    {
        while (n > 0)
            n--;
        return n;
    }

    [TensorFunction]
    internal static Tensor Row71(Tensor n)
    {
        while (n > 0)
            n--;
        return n;
    }

    private static (int, int) Host73(int n)
    {
        int i = 1, s = 0;
        while (i < n)
        {
            s = (s * 10) + i;
            i++;
        }

        return (i, s);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row73(Tensor n)
    {
        Tensor i = 1, s = 0;
        while (i < n)
        {
            s = (s * 10) + i;
            i++;
        }

        return (i, s);
    }

    private static (int, int) Host75(int n)
    {
        var d = new Dictionary<string, int> { ["a"] = n };
        while (n > 0)
        {
            d["a"] += 1;
            n--;
        }

        return (d["a"], n);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row75(Tensor n)
    {
        var d = new Dictionary<string, Tensor> { ["a"] = n };
        while (n > 0)
        {
            d["a"] += 1;
            n--;
        }

        return (d["a"], n);
    }

    private static int Host77(int n)
    {
        var i = 0;
        while (i < n)
            i++;
        return i;
    }

    [TensorFunction]
    internal static Tensor Row77(Tensor n)
    {
        Tensor i = 0;
        while (i < n)
            i++;
        return i;
    }

    private static void Only_the_counter_is_state()
    {
        var graph = Row77Function.Concrete(new TensorSpec([], DType.Int32)).Graph.ToString();
        var loop = graph.Split('\n').Single(line => line.Contains(" while(", StringComparison.Ordinal));
        Assert.Equal("int32()", loop.Split(" : ")[1]);
    }

    private static float Host79(bool c)
    {
        var x = 3.5f;
        while (c)
            x *= 2;
        return x;
    }

    [TensorFunction]
    internal static Tensor Row79(Tensor c)
    {
        Tensor x = 3.5f;
        while (c)
            x *= 2;
        return x;
    }

    private static int Host81(int x)
    {
        var s = 0;
        while (x > 0)
        {
            var y = x + 2;
            s = (s * 10) + y;
            x -= 1;
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row81(Tensor x)
    {
        Tensor s = 0;
        while (x > 0)
        {
            var y = x + 2;
            s = (s * 10) + y;
            x -= 1;
        }

        return s;
    }

    private static void First_assigned_in_the_body() => Compiling.AssertError("CS0165", """
        static Tensor F(Tensor x)
        {
            Tensor y;
            while (x > 0)
            {
                y = x + 2;
                x -= 1;
            }

            return y;
        }
        """);

    private static int Host85(int x)
    {
        var steps = 0;
        while (x != 1)
        {
            if (x % 2 == 0)
                x = x / 2;
            else
                x = (3 * x) + 1;
            steps += 1;
        }

        return steps;
    }

    [TensorFunction]
    internal static Tensor Row85(Tensor x)
    {
        Tensor steps = 0;
        while (x != 1)
        {
            if (x % 2 == 0)
                x = x / 2;
            else
                x = (3 * x) + 1;
            steps += 1;
        }

        return steps;
    }

    private static (double, int) Host87(double a)
    {
        var x = a;
        var k = 0;
        while (Math.Abs((x * x) - a) > 1e-6 && k < 50)
        {
            x = (x + (a / x)) / 2;
            k += 1;
        }

        return (x, k);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row87(Tensor a)
    {
        var x = a;
        Tensor k = 0;
        while (Tensor.Abs((x * x) - a) > 1e-6 && k < 50)
        {
            x = (x + (a / x)) / 2;
            k += 1;
        }

        return (x, k);
    }

    private static int Host89(int n, int m)
    {
        int s = 0, i = 0;
        while (i < n)
        {
            var j = m;
            while (j > 0)
            {
                s += 1;
                j -= 1;
            }

            i += 1;
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row89(Tensor n, Tensor m)
    {
        Tensor s = 0, i = 0;
        while (i < n)
        {
            var j = m;
            while (j > 0)
            {
                s += 1;
                j -= 1;
            }

            i += 1;
        }

        return s;
    }

    private static int[] Host91(int n)
    {
        int[] v = [0, 0];
        var i = 0;
        while (i < n)
        {
            v = [.. v, i];
            i += 1;
        }

        return v;
    }

    [TensorFunction]
    internal static Tensor Row91(Tensor n)
    {
        var v = Tensor.Zeros([2], DType.Int32);
        Tensor i = 0;
        while (i < n)
        {
            v = Append(v, i);
            i += 1;
        }

        return v;
    }

    private static int[,] Host93(int n)
    {
        var v = new int[1, 2];
        var i = 0;
        while (i < n)
        {
            var wider = new int[1, v.Length + 1];
            Array.Copy(v, wider, v.Length);
            wider[0, v.Length] = i;
            v = wider;
            i += 1;
        }

        return v;
    }

    [TensorFunction]
    internal static Tensor Row93(Tensor n)
    {
        var v = Tensor.Zeros([1, 2], DType.Int32);
        Tensor i = 0;
        while (i < n)
        {
            v = Tensor.Concat([v, i.Reshape([1, 1])], axis: 1);
            i += 1;
        }

        return v;
    }

    private static int[] Host95(int n)
    {
        int[] v;
        if (n > 1)
        {
            v = [0, 0];
            var i = 0;
            while (i < n)
            {
                v = [.. v, i];
                i += 1;
                if (i > 3)
                    break;
            }
        }
        else
        {
            v = [1, 2, 3];
        }

        return v;
    }

    [TensorFunction]
    internal static Tensor Row95(Tensor n)
    {
        Tensor v;
        if (n > 1)
        {
            v = Tensor.Zeros([2], DType.Int32);
            Tensor i = 0;
            while (i < n)
            {
                v = Append(v, i);
                i += 1;
                if (i > 3)
                    break;
            }
        }
        else
        {
            v = Tensor.Constant([1, 2, 3]);
        }

        return v;
    }

    [TensorFunction]
    internal static Tensor Row97(Tensor limit)
    {
        var n = Tensor.Constant(0);
        Tensor i = 0;
        while (i < limit)
        {
            n = n.Cast(DType.Float32) + 0.5f;
            i += 1;
        }

        return n;
    }

    private static void Dtype_drifts()
    {
        var message = Assert.ThrowsAny<AutoGraphException>(() => Row97Function.Invoke(3)).Message;
        Assert.Contains("'n'", message, StringComparison.Ordinal);
        Assert.Contains("int32", message, StringComparison.Ordinal);
        Assert.Contains("float32", message, StringComparison.Ordinal);
    }

    private static void Host_condition_becomes_a_tensor() => Compiling.AssertError("CS0029", """
        static Tensor F(Tensor x)
        {
            var more = true;
            while (more)
            {
                x -= 1;
                more = x > 0;
            }

            return x;
        }
        """);

    private sealed class Deep<T>(T start)
    {
        public Middle<T> X { get; } = new(start);
    }

    private sealed class Middle<T>(T start)
    {
        public Dictionary<string, Members<T>> Y { get; } = new() { ["z"] = new(start, start) };
    }
}
