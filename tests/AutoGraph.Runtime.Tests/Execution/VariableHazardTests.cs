namespace AutoGraph.Runtime.Tests.Execution;

/// <summary>A graph writes variables in place where it can; nobody may see that.</summary>
public class VariableHazardTests
{
    public static TheoryData<string, Func<Variable, Variable, Tensor>> Programs => new()
    {
        { "a value read before a write is the old one",
            (v, w) => { var old = v.Read(); v.Assign(old * 2); return old + v; } },
        { "two writes, a read between",
            (v, w) => { v.Assign(v * 2); var middle = v.Read(); v.Assign(v + 1); return middle * 10 + v; } },
        { "swap", (v, w) => { var t = v.Read(); v.Assign(w); w.Assign(t); return v * 10 + w; } },
        { "assigned and returned", (v, w) => { var next = v * 3; v.Assign(next); return next; } },
        { "one value in two variables",
            (v, w) => { var next = v * 3; v.Assign(next); w.Assign(next); v.Assign(v + 1); return v * 10 + w; } },
        { "transposed onto itself", (v, w) => { v.Assign(v.Read().Transpose()); return v * 1; } },
        { "a view of the old value outlives the write",
            (v, w) => { var t = v.Read().Transpose(); v.Assign(v + t); return v + t; } },
        { "a product with itself", (v, w) => { v.Assign(v.Read().MatMul(v)); return v * 1; } },
        { "read by a product after the loop that writes",
            (v, w) => { var old = v.Read(); var p = old.MatMul(w); v.Assign(old + 1); return p + old; } },
        { "a sum that becomes the variable",
            (v, w) => { v.Assign(v.Read().Sum(axis: 0, keepDims: true) + w * 0); return v * 1; } },
        { "a row of the variable is added to all", (v, w) => { v.Assign(v + Tensor.Row(v, 0)); return v * 1; } },
        { "a product with the variable, added to it row by row",
            (v, w) => { v.Assign(w.Read().MatMul(v) + v); return v * 1; } },
        { "rows of the variable in a product, added to it",
            (v, w) => { v.Assign(v.Read().MatMul(w) + v); return v * 1; } },
        { "a product added to the variable that reads it no more",
            (v, w) => { v.Assign(w.Read().MatMul(w * 2) - v); return v * 1; } },
        { "the variable itself", (v, w) => { v.Assign(v.Read()); return v.Read(); } },
        { "a constant", (v, w) => { v.Assign(Tensor.Ones([2, 2])); return v + w; } },
    };

    [Theory, MemberData(nameof(Programs))]
    public void Graph_equals_eager(string name, Func<Variable, Variable, Tensor> program)
    {
        Variable[] eager = [Make(1), Make(5)], staged = [Make(1), Make(5)];
        var graph = Graphed.Function(_ => program(staged[0], staged[1]));

        for (var call = 0; call < 3; call++)
        {
            var expected = program(eager[0], eager[1]);
            var actual = graph([]);

            Assert.True(
                expected.ToArray<float>().SequenceEqual(actual.ToArray<float>()),
                $"{name}, call {call}: expected {expected}, got {actual}");
            for (var i = 0; i < 2; i++)
            {
                // Every other call nobody looks at the variables in between, so that they are written in place.
                if (call != 1)
                {
                    Assert.Equal(eager[i].Read().ToArray<float>(), staged[i].Read().ToArray<float>());
                }
            }
        }
    }

    [Fact]
    public void What_was_read_from_a_variable_stays_as_it_was()
    {
        var v = Make(1);
        var step = Graphed.Function(_ =>
        {
            v.Assign(v + 1);
            return v * 1;
        });
        step([]);
        step([]);
        var seen = v.Read();
        var before = seen.ToArray<float>();

        step([]);
        step([]);

        Assert.Equal(before, seen.ToArray<float>());
    }

    [Fact]
    public void A_call_that_fails_before_an_assignment_leaves_the_variable()
    {
        var v = Make(1);
        var step = Graphed.Function(inputs =>
        {
            var next = v * 2;
            var row = Tensor.Row(inputs[0], inputs[1]);
            v.Assign(next);
            return row + v.Read().Sum();
        });
        Tensor rows = Tensor.Constant([1f, 2f, 3f]);
        step([rows, Tensor.Constant(0)]);
        step([rows, Tensor.Constant(1)]);

        // Nobody has read the variable so far: it would be written in place.
        Assert.Throws<IndexException>(() => step([rows, Tensor.Constant(7)]));

        Assert.Equal([4f, 8f, 12f, 16f], v.Read().ToArray<float>());
        Assert.Equal(3f + 80f, step([rows, Tensor.Constant(2)]).ToScalar<float>());
    }

    private static Variable Make(float first) => new(Tensor.Constant([[first, first + 1], [first + 2, first + 3]]));
}
