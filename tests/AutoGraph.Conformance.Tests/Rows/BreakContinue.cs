#pragma warning disable CS0162 // Unreachable code is what some of the rows are about.
using AutoGraph.Conformance.Harness;
using static AutoGraph.Conformance.Rows.Lists;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 6: break and continue.</summary>
internal static partial class BreakContinue
{
    private static readonly int[,] Matrix = { { 1, 2, 3 }, { 4, 5, 6 } };
    private static readonly Variable Noted = new(Tensor.Constant(0));

    public static IEnumerable<Row> Rows =>
    [
        Row.Same(141, Host141, Row141Function, "while", (Ints(1, 2, 3, 4, 5, 6), 12), (Ints(1, 3), 0), (Ints(), 0)),
        Row.Same(143, Host143, Row143Function, "while", (Matrix, 12)),
        Row.Same(
            145, Host145, Row145Function, "while",
            (Ints(1, 2, 3, 4, 5, 6), 0), (Ints(2, 4, 5, 6), 6), (Ints(), 0)),
        Row.Same(147, Host147, Row147Function, "while", (Matrix, 4)),
        Row.Same(149, Host149, Row149Function, "while", (Matrix, 0)),
        Row.Same(151, Host151, Row151Function, "while", ((3, 3), 1), ((3, 1), 2)),
        Row.Same(153, Host153, Row153Function, "while", (0, (0, 1)), (2, (2, 11)), (5, (5, 11234))),
        Row.Measured(155, Row155Function, (f, n) => f(n), (10, 105), (4, 40), (0, 0)),
        Row.Measured(157, Row157Function, (f, n) => f(n), (10, 65), (4, 10), (0, 0)),
        Row.Same(159, Host159, Row159Function, "while", (Ints(0, 1, 2, 3, 4, 5, 6), 123456)),
        Row.Same(161, Host161, Row161Function, "while", (0, (1, 0)), (5, (6, 12)), (10, (11, 37))),
        Row.Same(163, Host163, Row163Function, "while", (0, Ints()), (1, Ints()), (4, Ints(3))),
        Row.Same(
            165, Host165, Row165Function, "while if",
            (0, (Ints(), Ints(), Ints())), (3, (Ints(2, 1), Ints(2), Ints(0))),
            (11, (Ints(10, 9, 8, 7), Ints(10, 8), Ints(6)))),
        Row.Same(167, Host167, Row167Function, "while", (true, Ints(1)), (false, Ints())),
        Row.Same(169, Host169, Row169Function, "while", (0, Ints()), (1, Ints(0)), (3, Ints(1, 0)), (4, Ints(1, 0))),
        Row.Same(171, Host171, Row171Function, "while", (3, (21100, Ints(1, 0))), (2, (1100, Ints(1, 0)))),
        Row.Same(173, Host173, Row173Function, "while", (4.0, 3.0), (2.0, 3.0)),
        Row.Same(175, Host175, Row175Function, "while", ((Ints(1, 2, 3), true), 1), ((Ints(1, 2, 3), false), 7)),
        Row.Same(177, Host177, Row177Function, "while if", (3, 3), (20, 7)),
    ];

    private static int Host141(int[] l)
    {
        var s = 0;
        foreach (var i in l)
        {
            if (i % 2 == 1)
                continue;
            s += i;
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row141(Tensor l)
    {
        Tensor s = 0;
        foreach (var i in l)
        {
            if (i % 2 == 1)
                continue;
            s += i;
        }

        return s;
    }

    private static int Host143(int[,] m)
    {
        var s = 0;
        for (var row = 0; row < m.GetLength(0); row++)
        {
            for (var column = 0; column < m.GetLength(1); column++)
            {
                if (m[row, column] % 2 == 1)
                    continue;
                s += m[row, column];
            }
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row143(Tensor m)
    {
        Tensor s = 0;
        foreach (var row in m)
        {
            foreach (var i in row)
            {
                if (i % 2 == 1)
                    continue;
                s += i;
            }
        }

        return s;
    }

    private static int Host145(int[] l)
    {
        var s = 0;
        foreach (var i in l)
        {
            if (i % 2 == 1)
                break;
            s += i;
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row145(Tensor l)
    {
        Tensor s = 0;
        foreach (var i in l)
        {
            if (i % 2 == 1)
                break;
            s += i;
        }

        return s;
    }

    private static int Host147(int[,] m)
    {
        var s = 0;
        for (var row = 0; row < m.GetLength(0); row++)
        {
            for (var column = 0; column < m.GetLength(1); column++)
            {
                if (m[row, column] % 2 == 1)
                    break;
                s += m[row, column];
            }
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row147(Tensor m)
    {
        Tensor s = 0;
        foreach (var row in m)
        {
            foreach (var i in row)
            {
                if (i % 2 == 1)
                    break;
                s += i;
            }
        }

        return s;
    }

    private static int Host149(int[,] m)
    {
        var s = 0;
        for (var row = 0; row < m.GetLength(0); row++)
        {
            for (var column = 0; column < m.GetLength(1); column++)
            {
                if (m[row, column] % 2 == 1)
                    break;
                else
                    continue;
                s += m[row, column];
            }
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row149(Tensor m)
    {
        Tensor s = 0;
        foreach (var row in m)
        {
            foreach (var i in row)
            {
                if (i % 2 == 1)
                    break;
                else
                    continue;
                s += i;
            }
        }

        return s;
    }

    private static int Host151(int n, int m)
    {
        var x = n;
        for (var i = 0; i < n; i++)
        {
            if (i == m)
                break;
            if (x > 1)
                x -= 1;
        }

        return x;
    }

    [TensorFunction]
    internal static Tensor Row151(Tensor n, Tensor m)
    {
        var x = n;
        for (Tensor i = 0; i < n; i++)
        {
            if (i == m)
                break;
            if (x > 1)
                x -= 1;
        }

        return x;
    }

    private static (int, int) Host153(int n)
    {
        int i = 0, s = 1;
        while (i < n)
        {
            i += 1;
            if (i > 10 * n)
                break;
            if (i == n)
                break;
            s = (s * 10) + i;
        }

        return (i, s);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row153(Tensor n)
    {
        Tensor i = 0, s = 1;
        while (i < n)
        {
            i += 1;
            if (i > 10 * n)
                break;
            if (i == n)
                break;
            s = (s * 10) + i;
        }

        return (i, s);
    }

    [TensorFunction]
    internal static Tensor Row155(int x)
    {
        Tensor s = 0;
        while (x > 0)
        {
            x -= 1;
            try
            {
                if (x < 5)
                    continue;
                s += 1;
            }
            finally
            {
                s += 10;
            }
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row157(int x)
    {
        Tensor s = 0;
        while (x > 0)
        {
            x -= 1;
            try
            {
                if (x < 5)
                    break;
                s += 1;
            }
            finally
            {
                s += 10;
            }
        }

        return s;
    }

    private static int Host159(int[] l)
    {
        var s = 0;
        using var iterator = l.AsEnumerable().GetEnumerator();
        while (iterator.MoveNext())
        {
            s = (s * 10) + iterator.Current;
            if (iterator.Current == 2)
                break;
        }

        while (iterator.MoveNext())
        {
            s = (s * 10) + iterator.Current;
            if (iterator.Current == 4)
                break;
        }

        while (iterator.MoveNext())
            s = (s * 10) + iterator.Current;
        return s;
    }

    /// <summary>On a tensor the iterator is a position that the three loops share.</summary>
    [TensorFunction]
    internal static Tensor Row159(Tensor l)
    {
        Tensor s = 0, next = 0;
        while (next < 7)
        {
            var i = l[next];
            next += 1;
            s = (s * 10) + i;
            if (i == 2)
                break;
        }

        while (next < 7)
        {
            var i = l[next];
            next += 1;
            s = (s * 10) + i;
            if (i == 4)
                break;
        }

        while (next < 7)
        {
            s = (s * 10) + l[next];
            next += 1;
        }

        return s;
    }

    private static (int, int) Host161(int n)
    {
        int i = 0, s = 0;
        while (true)
        {
            i += 1;
            if (i > n)
                break;
            if (i % 3 == 0)
                continue;
            s += i;
        }

        return (i, s);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row161(Tensor n)
    {
        Tensor i = 0, s = 0;
        while (true)
        {
            i += 1;
            if (i > n)
                break;
            if (i % 3 == 0)
                continue;
            s += i;
        }

        return (i, s);
    }

    private static int[] Host163(int x)
    {
        var v = new List<int>();
        while (x > 0)
        {
            x--;
            if (x % 2 == 0)
                break;
            v.Add(x);
        }

        return [.. v];
    }

    [TensorFunction]
    internal static Tensor Row163(Tensor x)
    {
        var v = Empty();
        while (x > 0)
        {
            x--;
            if (x % 2 == 0)
                break;
            v = Append(v, x);
        }

        return v;
    }

    private static (int[], int[], int[]) Host165(int x)
    {
        List<int> v = [], u = [], w = [];
        while (x > 0)
        {
            x -= 1;
            if (x % 2 == 0)
            {
                if (x % 3 != 0)
                {
                    u.Add(x);
                }
                else
                {
                    w.Add(x);
                    break;
                }
            }

            v.Add(x);
        }

        return ([.. v], [.. u], [.. w]);
    }

    [TensorFunction]
    internal static (Tensor, Tensor, Tensor) Row165(Tensor x)
    {
        Tensor v = Empty(), u = Empty(), w = Empty();
        while (x > 0)
        {
            x -= 1;
            if (x % 2 == 0)
            {
                if (x % 3 != 0)
                {
                    u = Append(u, x);
                }
                else
                {
                    w = Append(w, x);
                    break;
                }
            }

            v = Append(v, x);
        }

        return (v, u, w);
    }

    private static int[] Host167(bool c)
    {
        var v = new List<int>();
        while (true)
        {
            if (c)
                v.Add(1);
            else
                break;
            if (c)
                break;
        }

        return [.. v];
    }

    [TensorFunction]
    internal static Tensor Row167(Tensor c)
    {
        var v = Empty();
        while (true)
        {
            if (c)
                v = Append(v, 1);
            else
                break;
            if (c)
                break;
        }

        return v;
    }

    private static int[] Host169(int x)
    {
        var v = new List<int>();
        while (x > 0)
        {
            x -= 1;
            if (x > 1)
            {
                continue;
                continue;
            }

            v.Add(x);
        }

        return [.. v];
    }

    [TensorFunction]
    internal static Tensor Row169(Tensor x)
    {
        var v = Empty();
        while (x > 0)
        {
            x -= 1;
            if (x > 1)
            {
                continue;
                continue;
            }

            v = Append(v, x);
        }

        return v;
    }

    private static (int, int[]) Host171(int x)
    {
        var u = 0;
        var v = new List<int>();
        int Note(int item)
        {
            u = (u * 10) + item;
            return item;
        }

        while (x > 0)
        {
            x -= 1;
            if (Note(x) > 1)
                continue;
            if (Note(x) > 1)
                continue;
            v.Add(x);
        }

        return (u, [.. v]);
    }

    /// <summary>The list u, an effect of the guards, is a variable that takes a digit an item.</summary>
    [TensorFunction]
    internal static (Tensor, Tensor) Row171(Tensor x)
    {
        Noted.Assign(0);
        var v = Empty();
        while (x > 0)
        {
            x -= 1;
            if (Note(x) > 1)
                continue;
            if (Note(x) > 1)
                continue;
            v = Append(v, x);
        }

        return (Noted.Read(), v);
    }

    private static Tensor Note(Tensor item)
    {
        Noted.Assign((Noted.Read() * 10) + item);
        return item;
    }

    private static double Host173(double x)
    {
        var finished = true;
        while (x > 2)
        {
            x /= 2;
            if (x < 0)
            {
                finished = false;
                break;
            }
        }

        if (finished)
            x += 1;
        return x;
    }

    [TensorFunction]
    internal static Tensor Row173(Tensor x)
    {
        Tensor finished = true;
        while (x > 2)
        {
            x /= 2;
            if (x < 0)
            {
                finished = false;
                break;
            }
        }

        if (finished)
            x += 1;
        return x;
    }

    private static int Host175(int[] l, bool c)
    {
        var s = 0;
        var finished = true;
        foreach (var i in l)
        {
            s += i;
            if (c)
            {
                finished = false;
                break;
            }
        }

        if (finished)
            s += 1;
        return s;
    }

    [TensorFunction]
    internal static Tensor Row175(Tensor l, Tensor c)
    {
        Tensor s = 0, finished = true;
        foreach (var i in l)
        {
            s += i;
            if (c)
            {
                finished = false;
                break;
            }
        }

        if (finished)
            s += 1;
        return s;
    }

    private static int Host177(int n)
    {
        var i = 0;
        while (i < n)
        {
            if (i > 2)
                if (i > 4)
                    if (i > 6)
                        break;
            i++;
        }

        return i;
    }

    [TensorFunction]
    internal static Tensor Row177(Tensor n)
    {
        Tensor i = 0;
        while (i < n)
        {
            if (i > 2)
                if (i > 4)
                    if (i > 6)
                        break;
            i++;
        }

        return i;
    }
}
