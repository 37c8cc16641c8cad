namespace AutoGraph.Runtime.Tests.Ops;

/// <summary>Tensors to try operations on.</summary>
internal static class Inputs
{
    /// <summary>The ways in which the elements lie in memory.</summary>
    public enum Lie
    {
        Packed,
        Transposed,
        Sliced,
        Backwards,
    }

    public static Tensor Draw(Random random, int[] shape, DType dtype, (double Low, double High) domain)
    {
        var drawn = Doubles.From(shape, _ => domain.Low + ((domain.High - domain.Low) * random.NextDouble()));
        var rounded = dtype.IsInteger || dtype == DType.Bool ? drawn.Map(value => Math.Round(value)) : drawn;
        return Tensor.From<double>(rounded.Values, shape).Cast(dtype);
    }

    /// <summary>The same elements, lying in memory in another way.</summary>
    public static Tensor As(Lie lie, Tensor x)
    {
        using var scope = AutoGraph.Ops.Dispatch.Use(null);
        switch (lie)
        {
            case Lie.Transposed:
                return Copy(x.Transpose()).Transpose();
            case Lie.Sliced when x.Rank > 0:
                // Every second place of a wider tensor, which begins in the middle of its memory.
                var wide = Tensor.Concat([Tensor.Repeat(x, 2, x.Rank - 1), Tensor.Repeat(x, 2, x.Rank - 1)], -1);
                var size = x.Shape.Sizes[^1];
                return AutoGraph.Ops.Dispatch.Single(new AutoGraph.Ops.Slice(x.Rank - 1, 2 * size, size, 2), wide);
            case Lie.Backwards when x.Rank > 0 && x.Shape.Sizes[0] > 0:
                var backwards = new AutoGraph.Ops.Slice(0, x.Shape.Sizes[0] - 1, x.Shape.Sizes[0], -1);
                return AutoGraph.Ops.Dispatch.Single(backwards, Copy(AutoGraph.Ops.Dispatch.Single(backwards, x)));
            default:
                return x;
        }
    }

    private static Tensor Copy(Tensor x) => Tensor.Concat([x.ExpandDims(0)], 0).Squeeze(0);
}
