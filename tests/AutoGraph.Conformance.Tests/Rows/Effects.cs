using AutoGraph.Conformance.Harness;

namespace AutoGraph.Conformance.Rows;

/// <summary>Group 10: side effects, print, assert.</summary>
internal static partial class Effects
{
    private static readonly Variable Counter = new(Tensor.Constant(0));

    public static IEnumerable<Row> Rows =>
    [
        Row.That(267, ("graph", Prints_at_each_call)),
        Row.That(
            269,
            ("eager", () => Untaken_branch_prints_nothing(Row269Function.Original)),
            ("graph", () => Untaken_branch_prints_nothing(Row269Function.Invoke))),
        Row.Same(271, Host271, Row271Function, "while", (3, 12)),
        Row.That(279, ("eager = graph", A_seed_repeats_the_draws)),
        Row.That(281, ("graph", A_variable_is_made_once)),
        Row.Same(273, (int x) => x, Row273Function, "", (1, 1)),
        Row.That(
            277,
            ("eager", () => Failed_assert_ends_the_loop(Row277Function.Original)),
            ("graph", () => Failed_assert_ends_the_loop(Row277Function.Invoke))),
    ];

    private static string Printed(Action run)
    {
        var before = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            run();
        }
        finally
        {
            Console.SetOut(before);
        }

        return text.ToString();
    }

    [TensorFunction]
    internal static Tensor Row267(Tensor x)
    {
        Console.WriteLine(x);
        return x + 1;
    }

    private static void Prints_at_each_call()
    {
        var text = Printed(() =>
        {
            Row267Function.Invoke(1);
            Row267Function.Invoke(2);
            Row267Function.Invoke(3);
        });
        Assert.Equal(
            $"{Tensor.Constant(1)}\n{Tensor.Constant(2)}\n{Tensor.Constant(3)}\n",
            text.ReplaceLineEndings("\n"));
    }

    [TensorFunction]
    internal static Tensor Row269(Tensor x)
    {
        if (x > 0)
            Console.WriteLine(x);
        return x;
    }

    private static void Untaken_branch_prints_nothing(Func<Tensor, Tensor> function)
    {
        Assert.Empty(Printed(() => function(-1)));
        Assert.NotEmpty(Printed(() => function(1)));
    }

    private static int Host271(int n)
    {
        var v = 0;
        for (var i = 0; i < n; i++)
            v = (v * 10) + i;
        return v;
    }

    [TensorFunction]
    internal static Tensor Row271(Tensor n)
    {
        Counter.Assign(0);
        foreach (var i in Ag.Range(n))
        {
            Counter.Assign(Counter.Read() * 10);
            Counter.Assign(Counter.Read() + i);
        }

        return Counter.Read();
    }

    [TensorFunction]
    internal static Tensor Row279(Tensor n)
    {
        var draws = Tensor.Zeros([0]);
        foreach (var i in Ag.Range(n))
            draws = Lists.Append(draws, Tensor.Random.Uniform([]));
        return draws;
    }

    private static void A_seed_repeats_the_draws()
    {
        Tensor.Random.SetSeed(7);
        var eager = Row279Function.Original(20);
        Tensor.Random.SetSeed(7);
        var graph = Row279Function.Invoke(20);
        Tensor.Random.SetSeed(7);
        var again = Row279Function.Invoke(20);
        Assert.Equal(20, eager.ToArray<float>().Distinct().Count());
        Observed.Of(eager).AssertSame(Observed.Of(graph));
        Observed.Of(eager).AssertSame(Observed.Of(again));
    }

    internal sealed partial class Summing
    {
        private Variable? total;

        public int Made { get; private set; }

        [TensorFunction]
        internal Tensor Row281(Tensor x)
        {
            var sum = Total();
            sum.AssignAdd(x);
            return sum.Read();
        }

        private Variable Total()
        {
            if (total is null)
            {
                total = new Variable(Tensor.Constant(0));
                Made++;
            }

            return total;
        }
    }

    private static void A_variable_is_made_once()
    {
        var summing = new Summing();
        Observed.Of(2).AssertSame(Observed.Of(summing.Row281(2)));
        Observed.Of(5).AssertSame(Observed.Of(summing.Row281(3)));
        Assert.Equal(1, summing.Made);
    }

    [TensorFunction]
    internal static Tensor Row273(Tensor x)
    {
        Ag.Assert(x > 0, "x must be positive");
        return x;
    }

    [TensorFunction]
    internal static Tensor Row277(Tensor n)
    {
        foreach (var i in Ag.Range(n))
        {
            Ag.Assert(i != 3, "the iteration 3");
            Counter.AssignAdd(1);
        }

        return Counter.Read();
    }

    private static void Failed_assert_ends_the_loop(Func<Tensor, Tensor> function)
    {
        Counter.Assign(0);
        var error = Assert.ThrowsAny<AutoGraphException>(() => function(5));
        Assert.Contains("the iteration 3", error.Message, StringComparison.Ordinal);
        Assert.InRange(Counter.Read().ToScalar<int>(), 0, 3);
    }
}
