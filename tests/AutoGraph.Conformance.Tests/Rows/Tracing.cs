using AutoGraph.Conformance.Harness;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 11: tracing, retracing, errors.</summary>
internal static partial class Tracing
{
    public static IEnumerable<Row> Rows =>
    [
        Row.That(283, ("graph", Host_arguments_are_part_of_the_key)),
        Row.That(285, ("graph", Shapes_are_part_of_the_key)),
        Row.That(287, ("graph", Dtypes_are_part_of_the_key)),
        Row.That(291, ("graph", An_instance_traces_once)),
        Row.That(293, ("graph", An_error_names_the_line_of_the_user)),
        Row.That(295, ("compile error", () => Compiling.AssertError("CS0029", "static bool F(Tensor x) => x > 0;"))),
        Row.That(297, ("graph", A_function_calls_a_function)),
        Row.That(299, ("eager switch", Everything_runs_eagerly)),
    ];

    [TensorFunction]
    internal static Tensor Row283(Tensor x, int n) => x + n;

    private static void Host_arguments_are_part_of_the_key()
    {
        Observed.Of(11).AssertSame(Observed.Of(Row283Function.Invoke(10, 1)));
        Observed.Of(12).AssertSame(Observed.Of(Row283Function.Invoke(10, 2)));
        Observed.Of(21).AssertSame(Observed.Of(Row283Function.Invoke(20, 1)));
        Assert.Equal(2, Row283Function.TraceCount);
    }

    [TensorFunction]
    internal static Tensor Row285(Tensor x) => x + 1;

    private static void Shapes_are_part_of_the_key()
    {
        Row285Function.Invoke(Tensor.Constant([1, 2]));
        Row285Function.Invoke(Tensor.Constant([1, 2, 3]));
        Row285Function.Invoke(Tensor.Constant([3, 4]));
        Assert.Equal(2, Row285Function.TraceCount);
    }

    [TensorFunction]
    internal static Tensor Row287(Tensor x) => x + 1;

    private static void Dtypes_are_part_of_the_key()
    {
        Observed.Of(3f).AssertSame(Observed.Of(Row287Function.Invoke(Tensor.Constant(2f))));
        Observed.Of(3.0).AssertSame(Observed.Of(Row287Function.Invoke(Tensor.Constant(2.0))));
        Assert.Equal(2, Row287Function.TraceCount);
    }

    internal sealed partial class Stepping
    {
        private readonly Variable total = new(Tensor.Constant(0));

        public int Traced { get; private set; }

        [TensorFunction]
        internal Tensor Row291(Tensor x)
        {
            Trace();
            total.AssignAdd(x);
            return total.Read();
        }

        private void Trace() => Traced++;
    }

    private static void An_instance_traces_once()
    {
        var stepping = new Stepping();
        Tensor last = 0;
        for (var i = 0; i < 1000; i++)
        {
            last = stepping.Row291(1);
        }

        Observed.Of(1000).AssertSame(Observed.Of(last));
        Assert.Equal(1, stepping.Traced);
    }

    private static Tensor Digits(Tensor x, Tensor n)
    {
        Tensor s = 0;
        foreach (var i in Ag.Range(n))
            s = (s * 10) + x[i];
        return s;
    }

    /// <summary>The vector has no element of the index 2.</summary>
    [TensorFunction]
    internal static Tensor Row293(Tensor n) => Digits(Tensor.Constant([1, 2]), n);

    private static void An_error_names_the_line_of_the_user()
    {
        Observed.Of(12).AssertSame(Observed.Of(Row293Function.Invoke(2)));
        var error = Assert.ThrowsAny<Exception>(() => Row293Function.Invoke(3));
        Assert.Contains("Tracing.cs:line", error.ToString(), StringComparison.Ordinal);
    }

    [TensorFunction]
    internal static Tensor Row297(Tensor x) => Row297Inner(x) + Row297Inner(x + 1);

    [TensorFunction]
    internal static Tensor Row297Inner(Tensor x)
    {
        while (x > 10)
            x -= 10;
        return x;
    }

    private static void A_function_calls_a_function()
    {
        Observed.Of(9).AssertSame(Observed.Of(Row297Function.Invoke(34)));
        Observed.Of(9).AssertSame(Observed.Of(Row297Function.Original(34)));
        Assert.Equal(1, Row297Function.TraceCount);
        Assert.InRange(Row297InnerFunction.TraceCount, 0, 1);
    }

    [TensorFunction]
    internal static Tensor Row299(Tensor x)
    {
        var steps = Tensor.Constant(0);
        while (x > 1)
        {
            x /= 2;
            steps += 1;
        }

        return steps;
    }

    private static void Everything_runs_eagerly()
    {
        AutoGraphOptions.RunFunctionsEagerly = true;
        try
        {
            Observed.Of(6).AssertSame(Observed.Of(Row299Function.Invoke(100)));
            Assert.Equal(0, Row299Function.TraceCount);
        }
        finally
        {
            AutoGraphOptions.RunFunctionsEagerly = false;
        }

        Observed.Of(6).AssertSame(Observed.Of(Row299Function.Invoke(100)));
        Assert.Equal(1, Row299Function.TraceCount);
    }
}
