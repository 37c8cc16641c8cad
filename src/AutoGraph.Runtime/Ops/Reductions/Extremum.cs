namespace AutoGraph.Ops;

/// <summary>What greatest and least have in common.</summary>
internal static class Extremum
{
    /// <summary>The cotangent of x: the upstream, shared by all elements that are the extremum.</summary>
    /// <param name="upstream">In the rank of x.</param>
    /// <param name="x">What was reduced.</param>
    /// <param name="extremum">In the rank of x.</param>
    /// <param name="over">The axes.</param>
    public static Tensor Gradient(Tensor upstream, Tensor x, Tensor extremum, Axes over)
    {
        var hits = Tensor.Equal(x, extremum).Cast(x.DType);
        return hits * (upstream / Tensor.Sum(hits, over.Span.ToArray(), keepDims: true));
    }
}
