namespace AutoGraph.Runtime.Tests.Autodiff;

public class GradientTapeTests
{
    [Fact]
    public void Second_gradient_of_a_tape_that_is_not_persistent_throws_and_says_so()
    {
        var x = new Variable(3f);
        using var tape = new GradientTape();
        var y = x * x;
        Assert.Equal(6f, tape.Gradient(y, x).ToScalar<float>());

        Assert.Contains("persistent: true", Assert.Throws<GradientException>(() => tape.Gradient(y, x)).Message);
    }

    [Fact]
    public void A_persistent_tape_answers_again()
    {
        var x = new Variable(3f);
        using var tape = new GradientTape(persistent: true);
        var y = x * x;
        var z = y * y;

        Assert.Equal(6f, tape.Gradient(y, x).ToScalar<float>());
        Assert.Equal(108f, tape.Gradient(z, x).ToScalar<float>());
        Assert.Equal(18f, tape.Gradient(z, y).ToScalar<float>());
    }

    [Fact]
    public void Constants_need_watching()
    {
        var c = Tensor.Constant(3f);
        using var tape = new GradientTape(persistent: true);
        var unwatched = c * c;
        tape.Watch(c);
        var watched = c * c;

        Assert.Throws<GradientException>(() => tape.Gradient(unwatched, c));
        Assert.Equal(6f, tape.Gradient(watched, c).ToScalar<float>());
    }

    [Fact]
    public void A_source_that_the_target_does_not_depend_on_is_named()
    {
        Variable x = new(1f, name: "x"), lonely = new(1f, name: "lonely");
        using var tape = new GradientTape(persistent: true);
        var y = x * 2;

        Assert.Contains("'lonely'", Assert.Throws<GradientException>(() => tape.Gradient(y, lonely)).Message);
        Assert.Null(tape.GradientOrNull(y, [lonely])[0]);
    }

    [Fact]
    public void What_is_not_trainable_is_not_watched_by_itself()
    {
        var x = new Variable(1f, trainable: false);
        using var tape = new GradientTape(persistent: true);

        Assert.Null(tape.GradientOrNull(x * 2, [x])[0]);
        tape.Watch(x);
        Assert.Equal(2f, tape.Gradient(x * 2, x).ToScalar<float>());
    }

    [Fact]
    public void Every_read_of_a_variable_counts()
    {
        var x = new Variable(2f);
        using var tape = new GradientTape();
        var first = x * 3;
        x.Assign(10f);
        var second = x * x;

        Assert.Equal(3f + 20f, tape.Gradient(first + second, x).ToScalar<float>());
    }

    [Fact]
    public void Tapes_end_in_any_order()
    {
        var x = new Variable(2f);
        var outer = new GradientTape();
        var inner = new GradientTape();
        var y = x * x * x;
        outer.Dispose();
        var z = y * 2;
        inner.Dispose();

        Assert.Equal(24f, inner.Gradient(z, x).ToScalar<float>());
        Assert.Equal(12f, outer.Gradient(y, x).ToScalar<float>());
        Assert.Equal(8f, (x * 4).ToScalar<float>());
    }

    [Fact]
    public void A_cotangent_may_be_given()
    {
        var x = Tensor.Constant([1f, 2f]);
        using var tape = new GradientTape();
        tape.Watch(x);

        Assert.Equal([2f, 40f], tape.Gradient(x * x, x, Tensor.Constant([1f, 10f])).ToArray<float>());
    }

    [Fact]
    public void A_training_step_reads_gradients_of_a_called_function_eagerly()
    {
        var w = new Variable(Tensor.Constant([2f, 3f]));
        var model = Graphed.Function(inputs => (inputs[0] * w).Sum());
        using var tape = new GradientTape();
        var y = model([Tensor.Constant([5f, 7f])]).Square();

        Assert.Equal([2f * 31 * 5, 2f * 31 * 7], tape.Gradient(y, w).ToArray<float>());
    }
}
