namespace AutoGraph.Runtime.Tests.Variables;

public class VariableTests
{
    [Fact]
    public void A_variable_is_assigned_added_to_and_subtracted_from()
    {
        var v = new Variable(Tensor.Zeros([3, 1]), name: "v");
        v.Assign(Tensor.Ones([3, 1]));
        v[0, 0].Assign(3f);
        v.AssignAdd(Tensor.Ones([3, 1]));
        v += 1f;
        v -= 2;
        Assert.Equal([3f, 1f, 1f], v.Read().ToArray<float>());
        Assert.Equal("v", v.Name);
        Assert.True(v.Trainable);
    }

    [Fact]
    public void A_value_that_was_read_stays_when_the_variable_changes()
    {
        var v = new Variable([1f, 2f]);
        Tensor before = v;
        v.AssignAdd(10f);
        Assert.Equal([1f, 2f], before.ToArray<float>());
    }

    [Fact]
    public void A_variable_stands_for_its_value_in_expressions()
    {
        var v = new Variable(3f);
        Assert.Equal(10f, (v * v + 1f).ToScalar<float>());
        Assert.Equal(9f, v.Square().ToScalar<float>());
        Assert.Equal(9f, Tensor.Square(v).ToScalar<float>());
        Assert.True((v > 2).ToScalar<bool>());
    }

    [Fact]
    public void Literals_adapt_and_everything_else_must_fit()
    {
        var v = new Variable(Tensor.Constant(1.0), name: "wide");
        v.Assign(2);
        v += 0.5f;
        Assert.Equal(2.5, v.Read().ToScalar<double>());
        var dtype = Assert.Throws<DTypeException>(() => v.Assign(Tensor.Constant(1f)));
        Assert.Contains("'wide' is float64, the value is float32", dtype.Message, StringComparison.Ordinal);
        var shape = Assert.Throws<ShapeException>(() => v.Assign([1.0, 2.0]));
        Assert.Contains("'wide' has shape (), the value has shape (2,)", shape.Message, StringComparison.Ordinal);
        Assert.Throws<DTypeException>(() => new Variable(Tensor.Constant(1)).Assign(0.5f));
        Assert.Equal(2.5, v.Read().ToScalar<double>());
    }

    [Fact]
    public void A_graph_refers_to_the_variable_and_not_to_its_value()
    {
        var v = new Variable(1f);
        var next = Graphed.Function(x =>
        {
            v.AssignAdd(x[0]);
            return v * 2f;
        });
        Assert.Equal(4f, next([Tensor.Constant(1f)]).ToScalar<float>());
        v.Assign(10f);
        Assert.Equal(22f, next([Tensor.Constant(1f)]).ToScalar<float>());
    }

    [Fact]
    public void Gradients_of_the_interface_are_those_promised()
    {
        var x = new Variable(3f);
        using (var tape = new GradientTape())
        {
            Assert.Equal("Tensor(6.0, shape=(), dtype=float32)", tape.Gradient(x * x, x).ToString());
        }

        var time = new Variable(0f);
        using var outer = new GradientTape();
        using var inner = new GradientTape();
        var position = 4.9f * time.Square();
        var speed = inner.Gradient(position, time);
        Assert.Equal("Tensor(9.8, shape=(), dtype=float32)", outer.Gradient(speed, time).ToString());
    }

    [Fact]
    public void Tapes_are_used_once_unless_persistent_and_take_lists_and_watched_tensors()
    {
        var (w, b) = (new Variable([2f, 3f]), new Variable(1f));
        using var once = new GradientTape();
        var loss = ((w * 2f) + b).Sum();
        if (once.Gradient(loss, [w, b]) is not [var gw, var gb])
        {
            throw new InvalidOperationException("Two sources give two gradients.");
        }

        Assert.Equal([2f, 2f], gw.ToArray<float>());
        Assert.Equal(2f, gb.ToScalar<float>());
        Assert.Throws<GradientException>(() => once.Gradient(loss, w));

        using var twice = new GradientTape(persistent: true);
        var watched = Tensor.Constant(5f);
        twice.Watch(watched);
        var square = watched * watched;
        Assert.Equal(10f, twice.Gradient(square, watched).ToScalar<float>());
        Assert.Equal(10f, twice.Gradient(square, watched).ToScalar<float>());
        w.AssignSub(gw * 0.5f);
        Assert.Equal([1f, 2f], w.Read().ToArray<float>());
    }
}
