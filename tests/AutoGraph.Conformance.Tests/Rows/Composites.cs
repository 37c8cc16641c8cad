using AutoGraph.Conformance.Harness;
using static AutoGraph.Conformance.Rows.Lists;
using static AutoGraph.Indexing;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 8: lists, slices, tuples.</summary>
internal static partial class Composites
{
    private static readonly Variable Squares = new(Tensor.Zeros([4], DType.Int32));

    public static IEnumerable<Row> Rows =>
    [
        Row.Same(197, (int x) => Ints(1, x, 3), Row197Function, "", (5, Ints(1, 5, 3))),
        Row.Same(
            199, Host199, Row199Function, "while",
            ((5, 3), new[,] { { 0, 1, 2 }, { 10, 11, 12 }, { 20, 21, 22 }, { 30, 31, 32 }, { 40, 41, 42 } })),
        Row.Same(
            199, Host199, Row199ListFunction, "while",
            ((2, 3), new[,] { { 0, 1, 2 }, { 10, 11, 12 } })).Named("list"),
        Row.Same(201, (int[] v) => (v[^1], v[..^1]), Row201Function, "while", (Ints(1, 2, 3), (3, Ints(1, 2)))),
        Row.Same(203, (int[] v) => (v[^1] + v[^2], v[..^2]), Row203Function, "while", (Ints(1, 2, 3), (5, Ints(1)))),
        Row.Same(205, (bool c) => c ? 1 : 0, Row205Function, "if", (true, 1), (false, 0)),
        Row.Same(205, (bool c) => c ? 1 : 0, Row205ListFunction, "if", (true, 1), (false, 0)).Named("list"),
        Row.That(
            209,
            ("eager", () => Another_shape_is_refused(Row209Function.Original)),
            ("graph", () => Another_shape_is_refused(Row209Function.Invoke))),
        Row.Same(211, (int[] v) => v[1..3], Row211Function, "", (Ints(1, 2, 3, 4), Ints(2, 3))),
        Row.Same(
            213, (int[] v) => v.Where((_, i) => i % 2 == 0).ToArray(), Row213Function, "",
            (Ints(0, 1, 2, 3, 4), Ints(0, 2, 4))),
        Row.Same(215, Host215, Row215Function, "while", (4, Ints(0, 1, 4, 9))),
        Row.Same(217, (int x) => x + 1, Row217Function, "", (10, 11)),
        Row.Same(219, Host219, Row219Function, "while", ((3, 0, 1), (3, 8))),
        Row.Same(221, Host221, Row221Function, "while", (Ints(0, 1, 2), Ints(0, 4, 8, 12, 16))),
        Row.That(223, ("graph", () => A_new_key_is_refused(Row223Function.Invoke))),
    ];

    [TensorFunction]
    internal static Tensor Row223(Tensor c, Tensor x)
    {
        var d = new Dictionary<string, Tensor>();
        if (c)
            d["new"] = x;
        return d["new"];
    }

    private static void A_new_key_is_refused(Func<Tensor, Tensor, Tensor> function)
    {
        var message = Assert.Throws<StagingException>(() => function(true, 1)).Message;
        Assert.Contains("d[\"new\"]", message, StringComparison.Ordinal);
    }

    [TensorFunction]
    internal static Tensor Row197(Tensor x)
    {
        Tensor[] l = [1, 2, 3];
        l[1] = x;
        return Tensor.Stack(l);
    }

    private static int[,] Host199(int rows, int columns)
    {
        var filled = new int[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                filled[row, column] = (10 * row) + column;
        }

        return filled;
    }

    [TensorFunction]
    internal static Tensor Row199(Tensor rows, Tensor columns)
    {
        var filled = Empty();
        foreach (var row in Ag.Range(rows))
        {
            foreach (var column in Ag.Range(columns))
                filled = Append(filled, (10 * row) + column);
        }

        return filled.Reshape([5, 3]);
    }

    [TensorFunction]
    internal static Tensor Row199List(Tensor rows, Tensor columns)
    {
        var filled = new TensorList();
        foreach (var row in Ag.Range(rows))
        {
            var line = new TensorList();
            foreach (var column in Ag.Range(columns))
                line.Add((10 * row) + column);
            filled.Add(line.Stack());
        }

        return filled.Stack();
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row201(Tensor v)
    {
        var list = new TensorList();
        foreach (var item in v)
            list.Add(item);
        var last = list.Pop();
        return (last, list.Stack());
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row203(Tensor v)
    {
        var list = new TensorList();
        foreach (var item in v)
            list.Add(item);
        var sum = list.Pop() + list.Pop();
        return (sum, list.Stack());
    }

    [TensorFunction]
    internal static Tensor Row205(Tensor c)
    {
        var list = Empty();
        if (c)
            list = Append(list, 7);
        Tensor length = 0;
        foreach (var item in list)
            length += 1;
        return length;
    }

    [TensorFunction]
    internal static Tensor Row205List(Tensor c)
    {
        var list = new TensorList();
        if (c)
            list.Add(7);
        return list.Length;
    }

    [TensorFunction]
    internal static Tensor Row209(Tensor v)
    {
        var list = new TensorList();
        list.Add(v);
        list.Add(v[0]);
        return list.Length;
    }

    private static void Another_shape_is_refused(Func<Tensor, Tensor> function)
    {
        var message = Assert.ThrowsAny<AutoGraphException>(() => function(Tensor.Constant([1, 2]))).Message;
        Assert.Contains("(2,)", message, StringComparison.Ordinal);
        Assert.Contains("()", message, StringComparison.Ordinal);
    }

    [TensorFunction]
    internal static Tensor Row211(Tensor v) => v[1..3];

    [TensorFunction]
    internal static Tensor Row213(Tensor v) => v[Slice(step: 2)];

    private static int[] Host215(int n)
    {
        var v = new int[4];
        for (var i = 0; i < n; i++)
            v[i] = i * i;
        return v;
    }

    /// <summary>Tensors are immutable: what takes an assignment to an element is a variable.</summary>
    [TensorFunction]
    internal static Tensor Row215(Tensor n)
    {
        Squares.Assign(Tensor.Zeros([4], DType.Int32));
        foreach (var i in Ag.Range(n))
            Squares[i].Assign(i * i);
        return Squares.Read();
    }

    [TensorFunction]
    internal static Tensor Row217(Tensor x)
    {
        var d = new Dictionary<string, Tensor>();
        for (var i = 0; i < 5; i++)
        {
            var k = "a";
            d[k] = x + 1;
        }

        return d["a"];
    }

    private static (int, int) Host219(int n, int a, int b)
    {
        var s = (A: a, B: b);
        while (n > 0)
        {
            s = (s.A + 1, s.B * 2);
            n -= 1;
        }

        return s;
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row219(Tensor n, Tensor a, Tensor b)
    {
        var s = (A: a, B: b);
        while (n > 0)
        {
            s = (s.A + 1, s.B * 2);
            n -= 1;
        }

        return s;
    }

    private static int[] Host221(int[] l)
    {
        var s = Enumerable.Range(0, 5).ToArray();
        foreach (var i in l)
            s = [.. s.Zip(Enumerable.Range(0, 5), (left, right) => left + right)];
        return s;
    }

    [TensorFunction]
    internal static Tensor Row221(Tensor l)
    {
        Tensor range = Tensor.Constant([0, 1, 2, 3, 4]), s = range;
        foreach (var i in l)
            s += range;
        return s;
    }
}
