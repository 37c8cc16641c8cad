using AutoGraph.Staging;

namespace AutoGraph.Runtime.Tests.Functions;

public class TensorListTests
{
    [Fact]
    public void Tensors_go_in_and_come_out()
    {
        var list = new TensorList();
        Assert.Equal(0, list.Length.ToScalar<int>());
        list.Add([1f, 2f]);
        list.Add([3f, 4f]);
        list.Add([5f, 6f]);
        Assert.Equal([5f, 6f], list.Pop().ToArray<float>());
        Assert.Equal(2, list.Length.ToScalar<int>());
        Assert.Equal([1f, 2f, 3f, 4f], list.Stack().ToArray<float>());
        Assert.Equal([3f, 4f], list[-1].ToArray<float>());
        Assert.Equal("TensorList(length=2, float32(2,))", list.ToString());
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_loop_gathers_and_gradients_flow_back(bool traced)
    {
        Tensor Body(Tensor[] x)
        {
            using var tape = new GradientTape();
            tape.Watch(x[0]);
            var list = new TensorList();
            Stage.For(
                x[0],
                row => list.Add(row * row),
                null,
                Stage.Var("list", () => list.Handle, value => list.Handle = value));
            var squares = list.Stack();
            return Tensor.Concat([squares, tape.Gradient(squares.Sum(), x[0])]);
        }

        var input = Tensor.Constant([1f, 2f, 3f]);
        var result = traced ? Graphed.Run(Body, input) : Body([input]);
        Assert.Equal([1f, 4f, 9f, 2f, 4f, 6f], result.ToArray<float>());
    }

    [Fact]
    public void Whole_numbers_are_gathered_too()
    {
        var result = Graphed.Run(
            x =>
            {
                var list = new TensorList();
                Stage.For(
                    Ag.Range(x[0]),
                    i => list.Add(i * i),
                    null,
                    Stage.Var("list", () => list.Handle, value => list.Handle = value));
                return list.Stack() + list.Length;
            },
            Tensor.Constant(4));
        Assert.Equal([4, 5, 8, 13], result.ToArray<int>());
    }

    [Fact]
    public void Errors_say_what_the_list_holds()
    {
        var list = new TensorList();
        Assert.Throws<IndexException>(() => list.Stack());
        Assert.Throws<IndexException>(() => list.Pop());
        list.Add([1f, 2f]);
        var shape = Assert.Throws<ShapeException>(() => list.Add(1f));
        Assert.Contains("holds tensors of shape (2,), got ()", shape.Message, StringComparison.Ordinal);
        Assert.Throws<DTypeException>(() => list.Add([1, 2]));
        list.Pop();
        Assert.Throws<IndexException>(() => list.Pop());
    }
}
