using AutoGraph.Conformance.Harness;
using static AutoGraph.Conformance.Rows.Lists;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 5: for and foreach.</summary>
internal static partial class For
{
    public static IEnumerable<Row> Rows =>
    [
        Row.Same(101, Host101, Row101Function, Loop, (Ints(), 0), (Ints(1), 1), (Ints(1, 2), 2)),
        Row.Same(103, Host103, Row103Function, Loop, ((Ints(), Ints(1)), 1), ((Ints(1, 2), Ints(1, 2)), 1212)),
        Row.Same(105, Host105, Row105Function, Loop, ((-17, -3), -171207)),
        Row.Same(107, Host107, Row107Function, Loop, (new[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, 30711)),
        Row.Same(
            109, Host109, Row109Function, Loop,
            (new int[1, 0], Ints(0)), (new int[2, 0], Ints(0, 0)),
            (new[,] { { 1 }, { 2 } }, Ints(1, 2)), (new[,] { { 1, 2 }, { 3, 4 } }, Ints(12, 34))),
        Row.Same(111, Host111, Row111Function, Loop, (Ints(), 0), (Ints(1), 3), (Ints(1, 2), 34)),
        Row.Same(113, Host113, Row113Function, Loop, (0, (7, 0)), (1, (1, 1)), (2, (4, 14))),
        Row.Same(115, Host115, Row115Function, "while if", (3, 12), (5, 125), (8, 12567)),
        Row.Same(117, Host117, Row117Function, Loop, (Ints(0, 1, 2, 3, 4, 5, 6), 3), (Ints(), 0)),
        Row.Same(
            119, Host119, Row119Function, Loop,
            ((Enumerable.Range(0, 31).ToArray(), Ints(0, 1, 2, 3, 4, 5, 6)), 9766)),
        Row.Same(121, Host121, Row121Function, Loop, (10, 14)),
        Row.Same(123, Host123, Row123Function, "", (10, 20)),
        Row.Same(125, Host125, Row125Function, Loop, (Ints(1, 3), 4), (Ints(), 0)),
        Row.Same(127, Host127, Row127Function, Loop, ((Ints(1, 2, 3), Ints(4, 5, 6)), 32)),
        Row.Same(129, Host129, Row129Function, "", (0, 12)),
        Row.Same(131, Host131, Row131Function, Loop, (Ints(0, 1, 2, 3, 4, 5, 6), (21, 0))),
        Row.Same(133, Host133, Row133Function, Loop, (Ints(), new[,] { { 7, 8 } })),
        Row.Same(135, Host135, Row135Function, Loop, (Ints(1, 2, 3, 4), Ints(1, 3, 6, 10))),
        Row.Same(135, Host135, Row135ListFunction, Loop, (Ints(1, 2, 3, 4), Ints(1, 3, 6, 10))).Named("list"),
        Row.That(137, ("graph", Length_is_known_at_run_time)),
    ];

    /// <summary>The word for a loop over a tensor or a range in the text of a graph.</summary>
    private const string Loop = "while";

    private static int Host101(int[] l)
    {
        var last = 0;
        foreach (var i in l)
            last = i;
        return last;
    }

    [TensorFunction]
    internal static Tensor Row101(Tensor l)
    {
        Tensor last = 0;
        foreach (var i in l)
            last = i;
        return last;
    }

    private static int Host103(int[] l, int[] m)
    {
        var s = 0;
        foreach (var i in l)
            s = (s * 10) + i;
        foreach (var i in m)
            s = (s * 10) + i;
        return s;
    }

    [TensorFunction]
    internal static Tensor Row103(Tensor l, Tensor m)
    {
        Tensor s = 0;
        foreach (var i in l)
            s = (s * 10) + i;
        foreach (var i in m)
            s = (s * 10) + i;
        return s;
    }

    private static int Host105(int start, int limit)
    {
        var s = 0;
        for (var i = start; i < limit; i += 5)
            s = (s * 100) + i;
        return s;
    }

    [TensorFunction]
    internal static Tensor Row105(Tensor start, Tensor limit)
    {
        Tensor s = 0;
        foreach (var i in Ag.Range(start, limit, 5))
            s = (s * 100) + i;
        return s;
    }

    private static int Host107(int[,] m)
    {
        var s = 0;
        for (var row = 0; row < m.GetLength(0); row++)
            s = (s * 100) + m[row, 0] + m[row, 1];
        return s;
    }

    [TensorFunction]
    internal static Tensor Row107(Tensor m)
    {
        Tensor s = 0;
        foreach (var row in m)
            s = (s * 100) + row.Sum();
        return s;
    }

    private static int[] Host109(int[,] m)
    {
        var collected = new List<int>();
        for (var row = 0; row < m.GetLength(0); row++)
        {
            var s = 0;
            for (var column = 0; column < m.GetLength(1); column++)
                s = (s * 10) + m[row, column];
            collected.Add(s);
        }

        return [.. collected];
    }

    [TensorFunction]
    internal static Tensor Row109(Tensor m)
    {
        var collected = Empty();
        foreach (var row in m)
        {
            Tensor s = 0;
            foreach (var i in row)
                s = (s * 10) + i;
            collected = Append(collected, s);
        }

        return collected;
    }

    private static int Host111(int[] l)
    {
        var s = 0;
        foreach (var i in l)
        {
            var x = i + 2;
            s = (s * 10) + x;
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row111(Tensor l)
    {
        Tensor s = 0;
        foreach (var i in l)
        {
            var x = i + 2;
            s = (s * 10) + x;
        }

        return s;
    }

    private static (int, int) Host113(int n)
    {
        int i = 7, s = 0;
        foreach (var next in Enumerable.Range(0, n))
        {
            i = next;
            i = (3 * i) + 1;
            s = (s * 10) + i;
        }

        return (i, s);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row113(Tensor n)
    {
        Tensor i = 7, s = 0;
        foreach (var next in Ag.Range(n))
        {
            i = next;
            i = (3 * i) + 1;
            s = (s * 10) + i;
        }

        return (i, s);
    }

    private static int Host115(int n)
    {
        var s = 0;
        for (var i = 0; i < n; i++)
        {
            if (i == 3)
                i += 2;
            s = (s * 10) + i;
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row115(Tensor n)
    {
        Tensor s = 0;
        for (Tensor i = 0; i < n; i++)
        {
            if (i == 3)
                i += 2;
            s = (s * 10) + i;
        }

        return s;
    }

    private static int Host117(int[] l)
    {
        var s = 0;
        foreach (var i in l)
        {
            if (i % 2 > 0)
                s += i / 2;
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row117(Tensor l)
    {
        Tensor s = 0;
        foreach (var i in l)
        {
            if (i % 2 > 0)
                s += i / 2;
        }

        return s;
    }

    private static int Host119(int[] a, int[] b)
    {
        var outer = 1;
        foreach (var i in a)
        {
            var inner = 0;
            foreach (var j in b)
                inner += i * j;
            outer += inner;
        }

        return outer;
    }

    [TensorFunction]
    internal static Tensor Row119(Tensor a, Tensor b)
    {
        Tensor outer = 1;
        foreach (var i in a)
        {
            Tensor inner = 0;
            foreach (var j in b)
                inner += i * j;
            outer += inner;
        }

        return outer;
    }

    private static int Host121(int x)
    {
        for (var i = 0; i < 5; i++)
        {
            int r;
            if (i == 0)
                r = 0;
            else
                r = i;
            if (r > 0)
                x += 1;
        }

        return x;
    }

    [TensorFunction]
    internal static Tensor Row121(Tensor x)
    {
        foreach (var i in Ag.Range(5))
        {
            Tensor r;
            if (i == 0)
                r = 0;
            else
                r = i;
            if (r > 0)
                x += 1;
        }

        return x;
    }

    private static int Host123(int x)
    {
        Members<int>? sum = null;
        for (var i = 0; i < 5; i++)
        {
            sum ??= new Members<int>(x, 0);
            sum.A += i;
        }

        return sum!.A;
    }

    [TensorFunction]
    internal static Tensor Row123(Tensor x)
    {
        Members<Tensor>? sum = null;
        for (var i = 0; i < 5; i++)
        {
            sum ??= new Members<Tensor>(x, 0);
            sum.A += i;
        }

        return sum!.A;
    }

    private static int Host125(int[] l)
    {
        var s = 0;
        foreach (var i in l)
            s += i;
        return s;
    }

    [TensorFunction]
    internal static Tensor Row125(Tensor l)
    {
        Tensor s = 0;
        foreach (var i in l)
            s += i;
        return s;
    }

    private static int Host127(int[] p, int[] q)
    {
        var s = 0;
        foreach (var (a, b) in p.Zip(q))
            s += a * b;
        return s;
    }

    [TensorFunction]
    internal static Tensor Row127(Tensor p, Tensor q)
    {
        Tensor s = 0;
        foreach (var pair in Tensor.Stack([p, q], axis: 1))
            s += pair[0] * pair[1];
        return s;
    }

    private static int Host129(int s)
    {
        for (var i = 0; i < 3; i++)
            s = (s * 10) + i;
        return s;
    }

    [TensorFunction]
    internal static Tensor Row129(Tensor s)
    {
        for (var i = 0; i < 3; i++)
            s = (s * 10) + i;
        return s;
    }

    private static (int, int) Host131(int[] data)
    {
        int sum = 0, product = 1;
        foreach (var i in data)
        {
            sum += i;
            product *= i;
        }

        return (sum, product);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row131(Tensor data)
    {
        Tensor sum = 0, product = 1;
        foreach (var i in data)
        {
            sum += i;
            product *= i;
        }

        return (sum, product);
    }

    private static int[,] Host133(int[] l)
    {
        var state = new[,] { { 7, 8 } };
        foreach (var i in l)
        {
            state[0, 0] += i;
            state[0, 1] += i;
        }

        return state;
    }

    [TensorFunction]
    internal static Tensor Row133(Tensor l)
    {
        var state = Tensor.Constant([[7, 8]]);
        foreach (var i in l)
            state = state + i;
        return state;
    }

    private static int[] Host135(int[] l)
    {
        var sums = new List<int>();
        var s = 0;
        foreach (var i in l)
        {
            s += i;
            sums.Add(s);
        }

        return [.. sums];
    }

    [TensorFunction]
    internal static Tensor Row135(Tensor l)
    {
        var sums = Empty();
        Tensor s = 0;
        foreach (var i in l)
        {
            s += i;
            sums = Append(sums, s);
        }

        return sums;
    }

    [TensorFunction]
    internal static Tensor Row135List(Tensor l)
    {
        var sums = new TensorList();
        Tensor s = 0;
        foreach (var i in l)
        {
            s += i;
            sums.Add(s);
        }

        return sums.Stack();
    }

    /// <summary>The length is known only when the graph runs.</summary>
    [TensorFunction]
    internal static Tensor Row137(Tensor l)
    {
        Tensor s = 0;
        foreach (var i in l)
            s += i;
        return s;
    }

    private static void Length_is_known_at_run_time()
    {
        var concrete = Row137Function.Concrete(new TensorSpec([null], DType.Int32));
        Observed.Of(6).AssertSame(Observed.Of(concrete.Run(Tensor.Constant([1, 2, 3]))[0]));
        Observed.Of(0).AssertSame(Observed.Of(concrete.Run(Empty())[0]));
    }
}
