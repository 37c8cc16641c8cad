namespace AutoGraph.Benchmarks.Workloads;

/// <summary>Normalisations of rows and columns, and reductions over large matrices.</summary>
internal static partial class Rows
{
    /// <summary>What layer normalisation adds to the variance.</summary>
    public const float Epsilon = 1e-5f;

    [TensorFunction]
    public static Tensor Softmax(Tensor x, int axis) => Nn.Softmax(x, axis);

    /// <summary>Rows of mean 0 and variance 1, scaled and shifted column by column.</summary>
    [TensorFunction]
    public static Tensor LayerNorm(Tensor x, Tensor scale, Tensor shift)
    {
        var centred = x - x.Mean(axis: 1, keepDims: true);
        var variance = centred.Square().Mean(axis: 1, keepDims: true);
        return centred * Tensor.Rsqrt(variance + Epsilon) * scale + shift;
    }

    [TensorFunction]
    public static Tensor Sum(Tensor x, int? axis) => x.Sum(axis);

    [TensorFunction]
    public static Tensor Mean(Tensor x, int? axis) => x.Mean(axis);

    [TensorFunction]
    public static Tensor Max(Tensor x, int? axis) => x.Max(axis);
}
