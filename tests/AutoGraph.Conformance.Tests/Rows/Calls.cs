using AutoGraph.Conformance.Harness;
using static AutoGraph.Conformance.Rows.Lists;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 9: calls, recursion, closures, built-ins.</summary>
internal static partial class Calls
{
    private static int hostCalls;

    public static IEnumerable<Row> Rows =>
    [
        Row.Same(225, (int x) => HostCube()(x), Row225Function, "", (1, 1), (2, 8)),
        Row.Same(227, (int x) => HostCube()(x), Row227Function, "", (2, 8)),
        Row.Same(229, (int a, int b, int c) => a + b + c, Row229Function, "", ((1, 2, 3), 6)),
        Row.Same(231, Host231, Row231Function, "while", (0, 0), (1, 123), (2, 1234567)),
        Row.Same(233, Host233, Row233Function, "while", (Ints(), 0), (Ints(1), 2), (Ints(1, 2), 24)),
        Row.Same(235, Host235, Row235Function, "while", (Ints(), (0, 0)), (Ints(1), (3, 1)), (Ints(1, 2), (34, 2))),
        Row.Measured(237, Row237Function, (f, x) => f(x, IsZero), (1, false), (0, true)),
        Row.Measured(241, Row241Function, (f, n) => f(n), (0, true), (7, false), (10, true)),
        Row.Same(243, (int a, int b, int c) => (a, b, c), Row243Function, "", ((1, 2, 3), (1, 2, 3))),
        Row.That(245, ("graph", Host_method_runs_while_tracing)),
        Row.Same(247, (int x) => Math.Abs(x), Row247Function, "", (-3, 3), (3, 3), (0, 0)),
        Row.Same(249, (double x) => (int)x, Row249Function, "", (-1.7, -1)),
        Row.Same(251, (int x, int y) => x % y, Row251Function, "", ((-7, 3), -1)),
        Row.That(
            253,
            ("eager", () => Iterate_a_scalar(Row253Function.Original)),
            ("graph", () => Iterate_a_scalar(Row253Function.Invoke))),
        Row.That(265, ("graph", Changed_field_is_observed)),
    ];

    private static Func<int, int> HostCube() => x => x * x * x;

    private static Func<Tensor, Tensor> Cube() => x => x * x * x;

    [TensorFunction]
    internal static Tensor Row225(Tensor x) => Cube()(x);

    [TensorFunction]
    internal static Tensor Row227(Tensor x)
    {
        var function = Cube();
        return function(x);
    }

    private static Tensor Sum(params Tensor[] items)
    {
        Tensor sum = 0;
        foreach (var item in items)
            sum += item;
        return sum;
    }

    [TensorFunction]
    internal static Tensor Row229(Tensor a, Tensor b, Tensor c) => Sum(a, b, c);

    private static int Host231(int n)
    {
        int i = 0, s = 0;
        while (i < n * 4)
        {
            s = (s * 10) + i;
            i++;
        }

        return s;
    }

    private static Tensor TimesFour(Tensor x) => x * 4;

    [TensorFunction]
    internal static Tensor Row231(Tensor n)
    {
        Tensor i = 0, s = 0;
        while (i < TimesFour(n))
        {
            s = (s * 10) + i;
            i++;
        }

        return s;
    }

    private static int Host233(int[] l)
    {
        var s = 0;
        foreach (var i in l.Select(item => 2 * item))
            s = (s * 10) + i;
        return s;
    }

    private static Tensor Doubled(Tensor l) => 2 * l;

    [TensorFunction]
    internal static Tensor Row233(Tensor l)
    {
        Tensor s = 0;
        foreach (var i in Doubled(l))
            s = (s * 10) + i;
        return s;
    }

    private static (int, int) Host235(int[] l)
    {
        int s = 0, last = 0;
        foreach (var i in l)
        {
            int Closure() => i + 2;
            s = (s * 10) + Closure();
            last = i;
        }

        return (s, last);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row235(Tensor l)
    {
        Tensor s = 0, last = 0;
        foreach (var i in l)
        {
            Tensor Closure() => i + 2;
            s = (s * 10) + Closure();
            last = i;
        }

        return (s, last);
    }

    private static Tensor IsZero(Tensor x) => x == 0;

    [TensorFunction]
    internal static Tensor Row237(Tensor x, Func<Tensor, Tensor> function) => function(x);

    [TensorFunction]
    internal static Tensor Row241(int n) => IsEven(n);

    private static bool IsEven(int n) => n == 0 || IsOdd(n - 1);

    private static bool IsOdd(int n) => n != 0 && IsEven(n - 1);

    private static (Tensor, Tensor, Tensor) Triple(Tensor a, Tensor b, Tensor c) => (a, b, c);

    [TensorFunction]
    internal static (Tensor, Tensor, Tensor) Row243(Tensor a, Tensor b, Tensor c)
    {
        Func<Tensor, Tensor, (Tensor, Tensor, Tensor)> bound = (second, third) => Triple(a, second, third);
        return bound(b, c);
    }

    private static Tensor CountsCalls(Tensor x)
    {
        hostCalls++;
        return x + 1;
    }

    [TensorFunction]
    internal static Tensor Row245(Tensor x) => CountsCalls(x);

    private static void Host_method_runs_while_tracing()
    {
        Row245Function.Invoke(1);
        Row245Function.Invoke(2);
        Row245Function.Invoke(Tensor.Constant(3f));
        Assert.Equal(2, Row245Function.TraceCount);
        Assert.Equal(Row245Function.TraceCount, hostCalls);
    }

    [TensorFunction]
    internal static Tensor Row247(Tensor x) => Tensor.Abs(x);

    [TensorFunction]
    internal static Tensor Row249(Tensor x) => x.Cast(DType.Int32);

    [TensorFunction]
    internal static Tensor Row251(Tensor x, Tensor y) => x % y;

    [TensorFunction]
    internal static Tensor Row253(Tensor x)
    {
        Tensor s = 0;
        foreach (var i in x)
            s += i;
        return s;
    }

    private static void Iterate_a_scalar(Func<Tensor, Tensor> function)
        => Assert.ThrowsAny<AutoGraphException>(() => function(3));

    private static void Changed_field_is_observed()
    {
        var scaling = new Scaling { Factor = 2 };
        Observed.Of(10).AssertSame(Observed.Of(scaling.Row265(5)));
        scaling.Factor = 3;
        Observed.Of(15).AssertSame(Observed.Of(scaling.Row265(5)));
    }

    internal sealed partial class Scaling
    {
        public int Factor { get; set; }

        [TensorFunction]
        internal Tensor Row265(Tensor x) => x * Factor;
    }
}
