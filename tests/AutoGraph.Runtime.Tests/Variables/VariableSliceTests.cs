using static AutoGraph.Indexing;

namespace AutoGraph.Runtime.Tests.Variables;

public class VariableSliceTests
{
    [Fact]
    public void A_part_can_be_assigned_and_the_rest_stays()
    {
        var v = new Variable(Tensor.Zeros([2, 3]));
        v[0, 0].Assign(3f);
        v[1].Assign([1f, 2f, 3f]);
        v[.., ^1].AssignAdd(10);
        v[NewAxis, 1, ..2].AssignSub(1f);
        Assert.Equal([3f, 0f, 10f, 0f, 1f, 13f], v.Read().ToArray<float>());
    }

    [Fact]
    public void A_part_keeps_the_value_of_the_moment_it_was_taken()
    {
        var v = new Variable([1f, 2f]);
        var part = v[0];
        v.Assign([5f, 6f]);
        Assert.Equal(1f, ((Tensor)part).ToScalar<float>());
        Assert.Equal(2f, (part + 1f).ToScalar<float>());
        Assert.Equal("Tensor(1.0, shape=(), dtype=float32)", part.ToString());
    }

    [Fact]
    public void An_index_may_be_a_tensor_of_a_graph()
    {
        var v = new Variable(Tensor.Zeros([4]));
        var square = Graphed.Function(i =>
        {
            v[i[0]].Assign((i[0] * i[0]).Cast(DType.Float32));
            return v.Read();
        });
        for (var i = 0; i < 4; i++)
        {
            square([Tensor.Constant(i)]);
        }

        Assert.Equal([0f, 1f, 4f, 9f], v.Read().ToArray<float>());
    }

    [Fact]
    public void What_does_not_fit_changes_nothing()
    {
        var v = new Variable(Tensor.Zeros([2, 3]), name: "v");
        var shape = Assert.Throws<ShapeException>(() => v[0].Assign([1f, 2f]));
        Assert.Contains("'v' has shape (3,), to which (2,) does not", shape.Message, StringComparison.Ordinal);
        Assert.Throws<DTypeException>(() => v[0].Assign(Tensor.Constant(1)));
        Assert.Throws<ShapeException>(() => v[0, 0].AssignAdd([1f, 2f]));
        Assert.All(v.Read().ToArray<float>(), value => Assert.Equal(0f, value));
    }
}
