using AutoGraph.Conformance.Harness;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 12: gradients through control flow, in double precision.</summary>
internal static partial class Gradients
{
    private static readonly Variable Factor = new(Tensor.Constant(3.0));

    private static readonly Func<Tensor, Tensor> HalfGradient =
        AutoGraph.Gradients.Custom(x => x, (upstream, x, y) => 0.5 * upstream);

    public static IEnumerable<Row> Rows =>
    [
        Slope(303, Row303Function, (2.0, (16.0, 32.0))),
        Row.Measured(305, Row305Function, ThreeOrders, (2.0, (16.0, 32.0, 48.0, 48.0))),
        Row.Measured(
            307, Row307Function, ValuesAndJacobian,
            ((5.0, 3.0), ((270.0, 288.0), (99.0, 180.0), (102.0, 186.0)))),
        Row.Measured(309, Row309Function, GradientsOfSum, ((5.0, 3.0), (43.0, 61.0))),
        Slope(311, Row311Function, (5.0, (5.0, 1.0))),
        Row.Measured(313, Row313Function, GradientsWithFactor, ((2.0, 3.0), (9.0, 12.0))),
        Slope(315, Row315Function, (2.0, (16.0, 24.0))),
        Slope(317, Row317Function, (3.0, (364.0, 547.0))),
        Row.Measured(319, Row319Function, (f, c) => Both(f, c), (true, (2.0, 0.0)), (false, (0.0, 3.0))),
        Row.Measured(321, Row321Function, (f, c) => BothOfSum(f, c), (true, (3.0, 2.0)), (false, (1.0, 3.0))),
        Row.Measured(323, Row323Function, Gradient, (2.0, 1.0), (-2.0, 0.0)),
        Row.Measured(325, Row325Function, Gradient, (-1.0, 0.0), (2.0, 0.5)),
        Slope(327, Row327Function, (3.0, (27.0, 18.0)), (1.0, (10.0, 20.0))),
        Slope(
            329, Row329Function,
            (1.0, (129.746337891, 259.492675781)), (0.01, (0.576650391, 57.665039062))),
        Slope(331, Row331Function, (1.0, (1.25, 2.0)), (3.0, (3.640625, 2.4375))),
        Row.Measured(333, Row333Function, ValueAndGradients, ((0.5, 0.25), (0.720341322, (0.878572955, -0.128253713)))),
        Row.Measured(335, Row335Function, ThreeOrders, (1.0, (0.857553216, 0.432848685, -0.329281693, -1.908993731))),
        Slope(337, Row337Function, (2.0, (16.0, 32.0))),
        Slope(339, Row339Function, (2.0, (16.0, 32.0))),
        Slope(339, Row339ListFunction, (2.0, (16.0, 32.0))).Named("list"),
        Row.Measured(341, Row341Function, GradientOfVector, (new[] { 2.0, 3.0, 4.0 }, new[] { 12.0, 8.0, 6.0 })),
        Row.Measured(343, Row343Function, Gradient, (5.0, 10.0)),
        Slope(345, Row345Function, (2.0, (256.0, 128.0))),
        Slope(347, Row347Function, (1.0, (1.0, 0.125))),
        Row.Measured(349, Row349Function, Hessian, ((1.0, 2.0), ((4.0, 2.0), (2.0, 12.0)))),
        Row.Measured(351, Row351Function, Gradient, (1.0, -0.327339187)),
        Slope(
            353, Row353Function,
            (1.5, (25.62890625, 136.6875)), (3.0, (9.0, 6.0)), (9.0, (9.0, 1.0))),
        Row.Measured(
            355, Row355Function, GradientOfVector,
            (new[] { 1.0, 2.0, 3.0 }, new[] { 0.090030573, 0.244728471, 0.665240956 })),
    ];

    [TensorFunction]
    internal static Tensor Row303(Tensor x)
    {
        var v = x;
        while (v < 8)
            v = v * v;
        return v;
    }

    [TensorFunction]
    internal static Tensor Row305(Tensor x)
    {
        for (var i = 0; i < 2; i++)
            x = x * x;
        return x;
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row307(Tensor x, Tensor y)
    {
        while (x < 45)
        {
            x *= y;
            y += x;
        }

        return (x, y);
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row309(Tensor x, Tensor y)
    {
        while (x < 45)
            (x, y) = (x * y, x + y);
        return (x, y);
    }

    [TensorFunction]
    internal static Tensor Row311(Tensor v)
    {
        while (v < 3)
            v = v * v;
        return v;
    }

    [TensorFunction]
    internal static Tensor Row313(Tensor v)
    {
        while (v < 8)
            v = v * Factor;
        return v;
    }

    [TensorFunction]
    internal static Tensor Row315(Tensor x)
    {
        Tensor n = 2.0;
        while (n < 10)
            n *= x;
        return n;
    }

    [TensorFunction]
    internal static Tensor Row317(Tensor x)
    {
        Tensor sum = 0.0, power = 1.0, i = 0;
        while (i < 6)
        {
            sum += power;
            power *= x;
            i += 1;
        }

        return sum;
    }

    [TensorFunction]
    internal static Tensor Row319(Tensor c, Tensor x, Tensor y)
    {
        Tensor r;
        if (c)
            r = 2 * x;
        else
            r = 3 * y;
        return r;
    }

    [TensorFunction]
    internal static (Tensor, Tensor) Row321(Tensor c, Tensor x, Tensor y)
    {
        if (c)
            return (x * y, y);
        return (x, 3 * y);
    }

    [TensorFunction]
    internal static Tensor Row323(Tensor x)
    {
        if (x > 0)
            return x;
        return 0.0;
    }

    [TensorFunction]
    internal static Tensor Row325(Tensor x) => x > 0 ? Tensor.Log(x) : 0.0;

    [TensorFunction]
    internal static Tensor Row327(Tensor x)
    {
        Tensor s = 0.0;
        foreach (var i in Ag.Range(10))
        {
            s += x * x;
            if (s > 20)
                break;
        }

        return s;
    }

    [TensorFunction]
    internal static Tensor Row329(Tensor x)
    {
        foreach (var i in Ag.Range(10))
        {
            x *= 1.5;
            if (x > 10)
                return x * x;
        }

        return x;
    }

    [TensorFunction]
    internal static Tensor Row331(Tensor x)
    {
        foreach (var i in Ag.Range(4))
        {
            if (x > 2)
                x = x / 2;
            else
                x = (x * x) + 1;
        }

        return x;
    }

    [TensorFunction]
    internal static Tensor Row333(Tensor w, Tensor u)
    {
        Tensor h = 0.0;
        foreach (var x in Tensor.Constant([1.0, -1.0, 2.0]))
            h = Tensor.Tanh((w * x) + (u * h));
        return h;
    }

    [TensorFunction]
    internal static Tensor Row335(Tensor x)
    {
        foreach (var i in Ag.Range(2))
            x = Tensor.Cos(x);
        return x;
    }

    [TensorFunction]
    internal static Tensor Row337(Tensor x) => Power(x, 4);

    private static Tensor Power(Tensor x, int depth)
    {
        if (depth == 0)
            return 1.0;
        return x * Power(x, depth - 1);
    }

    /// <summary>The list is a vector that the loop makes longer.</summary>
    [TensorFunction]
    internal static Tensor Row339(Tensor x)
    {
        var list = x.Reshape([1]);
        while (x < 8)
        {
            x = x * x;
            list = Lists.Append(list, x);
        }

        return list[^1];
    }

    [TensorFunction]
    internal static Tensor Row339List(Tensor x)
    {
        var list = new TensorList();
        list.Add(x);
        while (x < 8)
        {
            x = x * x;
            list.Add(x);
        }

        return list.Pop();
    }

    [TensorFunction]
    internal static Tensor Row341(Tensor v)
    {
        Tensor product = 1.0;
        foreach (var item in v)
            product *= item;
        return product;
    }

    [TensorFunction]
    internal static Tensor Row343(Tensor a) => a * a;

    [TensorFunction]
    internal static Tensor Row345(Tensor x)
    {
        foreach (var i in Ag.Range(3))
            x = x * Tensor.StopGradient(x);
        return x;
    }

    [TensorFunction]
    internal static Tensor Row347(Tensor x)
    {
        foreach (var i in Ag.Range(3))
            x = HalfGradient(x);
        return x;
    }

    [TensorFunction]
    internal static Tensor Row349(Tensor x, Tensor y)
    {
        Tensor cube = 1.0;
        foreach (var i in Ag.Range(3))
            cube *= y;
        return (x * x * y) + cube;
    }

    [TensorFunction(Recompute = true)]
    internal static Tensor Row351(Tensor x)
    {
        foreach (var i in Ag.Range(3))
            x = Tensor.Cos(x);
        return x;
    }

    [TensorFunction]
    internal static Tensor Row353(Tensor v)
    {
        while (v < 8)
            v = v * v;
        return v;
    }

    [TensorFunction]
    internal static Tensor Row355(Tensor v)
    {
        var max = v[0];
        foreach (var item in v)
        {
            if (item > max)
                max = item;
        }

        Tensor sum = 0.0;
        foreach (var item in v)
            sum += Tensor.Exp(item - max);
        return max + Tensor.Log(sum);
    }
}
