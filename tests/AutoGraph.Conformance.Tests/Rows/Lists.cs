namespace AutoGraph.Conformance.Rows;

/// <summary>Lists as the rows write them, in plain C# and as vectors of a length that a loop changes.</summary>
internal static class Lists
{
    public static int[] Ints(params int[] items) => items;

    public static Tensor Empty() => Tensor.Zeros([0], DType.Int32);

    public static Tensor Append(Tensor list, Tensor item) => Tensor.Concat([list, item.Reshape([1])], axis: 0);
}
