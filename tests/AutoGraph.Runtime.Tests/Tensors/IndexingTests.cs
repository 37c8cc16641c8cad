using static AutoGraph.Indexing;

namespace AutoGraph.Runtime.Tests.Tensors;

/// <summary>Indices as api.md and the acceptance list write them.</summary>
public class IndexingTests
{
    private static readonly Tensor Table = Tensor.Constant([[1f, 2f, 3f], [4f, 5f, 6f]]);

    [Fact]
    public void Ranges_places_new_axes_and_ellipsis_mix()
    {
        Expect(Table[.., 1..], [2, 2], 2, 3, 5, 6);
        Expect(Table[NewAxis, Ellipsis], [1, 2, 3], 1, 2, 3, 4, 5, 6);
        Expect(Table[.., NewAxis, Ellipsis], [2, 1, 3], 1, 2, 3, 4, 5, 6);
        Expect(Table[Ellipsis, 1], [2], 2, 5);
        Expect(Table[NewAxis, Ellipsis, 1], [1, 2], 2, 5);
        Expect(Table[Ellipsis, 1, NewAxis], [2, 1], 2, 5);
        Expect(Table[Ellipsis, 1, NewAxis, NewAxis], [2, 1, 1], 2, 5);
        Expect(Table[1, Ellipsis, NewAxis], [3, 1], 4, 5, 6);
        Expect(Table[1, NewAxis], [1, 3], 4, 5, 6);
        Expect(Table[1], [3], 4, 5, 6);
        Expect(Table[^1], [3], 4, 5, 6);
        Expect(Table[-2, ^3], [], 1);
        Expect(Table[.., 1..^1], [2, 1], 2, 5);
        Expect(Table[Slice(step: -1), Slice(0, null, 2)], [2, 2], 4, 6, 1, 3);
        Expect(Table[1, Slice(2, 0, -1)], [2], 6, 5);
        Expect(Table[.., ^0..], [2, 0]);
        Expect(Table[..32, ..^9], [2, 0]);
        Expect(Tensor.Zeros([28, 28])[NewAxis, Ellipsis, NewAxis][0, 2, .., 0], [28], new float[28]);
    }

    [Fact]
    public void The_whole_takes_no_new_tensor()
    {
        Assert.Same(Table, Table[..]);
        Assert.Same(Table, Table[.., Ellipsis]);
        Assert.Same(Table, Table[0.., Slice()]);
    }

    [Fact]
    public void Parts_are_views_of_the_same_memory()
    {
        Assert.Equal([4f, 5f, 6f], Table[1].AsSpan<float>());
        Assert.Same(Table.Storage, Table[.., 1].Storage);
    }

    [Fact]
    public void A_scalar_tensor_picks_a_place_of_any_axis()
    {
        Expect(Table[Tensor.Constant(1)], [3], 4, 5, 6);
        Expect(Table[.., Tensor.Constant(-1)], [2], 3, 6);
        Expect(Table[Tensor.Constant(1L), Tensor.Constant((byte)1)], [], 5);
        Expect(Table[new Variable(Tensor.Constant(1))], [3], 4, 5, 6);
        Expect(Graphed.Run(i => Table[i[0]], Tensor.Constant(1)), [3], 4, 5, 6);
        Expect(Graphed.Run(i => Table[NewAxis, .., i[0]], Tensor.Constant(-1L)), [1, 2], 3, 6);
        Expect(Graphed.Run(i => Table[i[0], i[0]], Tensor.Constant(1)), [], 5);
        Expect(Graphed.Run(_ => Table[Tensor.Constant(1L)], Tensor.Constant(1)), [3], 4, 5, 6);
    }

    [Fact]
    public void Errors_name_the_index_the_axis_and_the_shape()
    {
        Fails<IndexException>(() => Table[2], "2 is out of range for axis 0 of shape (2, 3), whose size is 2: ");
        Fails<IndexException>(() => Table[2], "expected -2 to 1");
        Fails<IndexException>(() => Table[.., ^4], "-4 is out of range for axis 1");
        Fails<IndexException>(() => Table[^0], "^0 is out of range for axis 0");
        Fails<IndexException>(() => Table[0, Tensor.Constant(3)], "3 is out of range for axis 1");
        Fails<IndexException>(() => Table[0, 0, 0], "3 indices for shape (2, 3), which has 2 axes");
        Fails<IndexException>(() => Table[Ellipsis, Ellipsis], "Ellipsis stands 2 times");
        Fails<DTypeException>(() => Table[Tensor.Constant(1f)], "must be an integer scalar, got float32()");
        Fails<DTypeException>(() => Table[Tensor.Constant([0, 1])], "Gather picks several places");
        Fails<ArgumentOutOfRangeException>(() => Table[Slice(step: 0)], "the step must not be 0");
        Fails<IndexException>(() => Graphed.Run(i => Table[i[0]], Tensor.Constant(5)), "5 is out of range");
    }

    private static void Expect(Tensor actual, int[] shape, params float[] values)
    {
        Assert.Equal((Shape)shape, actual.Shape);
        Assert.Equal(values, actual.ToArray<float>());
    }

    private static void Fails<T>(Func<Tensor> act, string part)
        where T : Exception
        => Assert.Contains(part, Assert.Throws<T>(act).Message, StringComparison.Ordinal);
}
