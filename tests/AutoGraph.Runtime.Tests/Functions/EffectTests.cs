using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Functions;

/// <summary>Printing and asserting, eagerly and when a graph runs.</summary>
public class EffectTests
{
    [Fact]
    public void Eager_code_prints_at_once()
    {
        var v = new Variable(2f);
        Assert.Equal(
            "Tensor(1, shape=(), dtype=int32)\nTensor(2.0, shape=(), dtype=float32)\nloss 0.50 {x}\n12",
            Printed(() =>
            {
                Ag.Print(Tensor.Constant(1));
                Ag.Print(v);
                Ag.Print("loss {0:F2} {{x}}", Tensor.Constant(0.5f));
                Stage.Write("{0:D}", Tensor.Constant(1));
                Stage.Write("{0:D}", Tensor.Constant(2));
            }));
    }

    [Fact]
    public void A_graph_prints_when_it_runs_in_the_order_of_the_program()
    {
        var v = new Variable(0f);
        var step = 7;
        var function = Graphed.Function(x =>
        {
            Stage.WriteLine("before {0}", v);
            v.Assign(x[0]);
            Ag.Print($"step {step} {{}}: {x[0]:F1}|{v,4:F1}|");
            return x[0] * 2;
        });
        var text = Printed(() =>
        {
            function([Tensor.Constant(1.5f)]);
            step = 8;
            function([Tensor.Constant(2f)]);
        });
        Assert.Equal(
            "before Tensor(0.0, shape=(), dtype=float32)\nstep 7 {}: 1.5| 1.5|\n"
            + "before Tensor(1.5, shape=(), dtype=float32)\nstep 7 {}: 2.0| 2.0|\n",
            text);
    }

    [Fact]
    public void A_branch_that_is_not_taken_prints_nothing()
    {
        var function = Graphed.Function(x =>
        {
            Stage.If(x[0] > 0, () => Ag.Print(x[0]), null);
            return x[0];
        });
        Assert.Empty(Printed(() => function([Tensor.Constant(-1)])));
        Assert.Equal("Tensor(1, shape=(), dtype=int32)\n", Printed(() => function([Tensor.Constant(1)])));
    }

    [Fact]
    public void A_format_that_asks_for_too_much_is_refused_before_anything_runs()
        => Assert.Throws<FormatException>(() => Ag.Print("{0} {1}", Tensor.Constant(1)));

    [Theory, InlineData(false), InlineData(true)]
    public void What_stands_behind_a_failed_assertion_does_not_happen(bool traced)
    {
        var count = new Variable(Tensor.Constant(0));
        Tensor Body(Tensor[] x)
        {
            count.AssignAdd(1);
            Ag.Assert(x[0] > 0, "x must be positive");
            count.AssignAdd(10);
            return x[0];
        }

        var function = traced ? Graphed.Function(Body) : Body;
        function([Tensor.Constant([1, 2])]);
        var error = Assert.Throws<AssertionException>(() => function([Tensor.Constant([1, -2])]));
        Assert.Equal("assert: x must be positive", error.Message);
        Assert.Equal(12, count.Read().ToScalar<int>());
        Assert.Equal("assert: x > 3", Assert.Throws<AssertionException>(Fails).Message);
        Assert.Throws<DTypeException>(() => Ag.Assert(Tensor.Constant(1)));
    }

    private static void Fails()
    {
        var x = Tensor.Constant(2);
        Ag.Assert(x > 3);
    }

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

        return text.ToString().ReplaceLineEndings("\n");
    }
}
