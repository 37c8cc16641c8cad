namespace AutoGraph.Benchmarks.Workloads;

/// <summary>Holds results against a reference before anything is timed.</summary>
internal static class Compare
{
    /// <exception cref="InvalidOperationException">An element differs by more than the tolerance, relative to the largest one.</exception>
    public static void Near(string what, Tensor actual, ReadOnlySpan<double> expected, double tolerance)
    {
        var values = Doubles(actual);
        if (values.Length != expected.Length)
            throw new InvalidOperationException($"{what}: expected {expected.Length} elements, got {values.Length}.");
        var scale = 1.0;
        foreach (var value in expected)
            scale = Math.Max(scale, Math.Abs(value));
        for (var i = 0; i < values.Length; i++)
        {
            // Written so that NaN fails.
            if (!(Math.Abs(values[i] - expected[i]) <= tolerance * scale))
                throw new InvalidOperationException($"{what}: expected {expected[i]} at {i}, got {values[i]}.");
        }
    }

    /// <inheritdoc cref="Near(string, Tensor, ReadOnlySpan{double}, double)"/>
    public static void Near(string what, Tensor actual, Tensor expected, double tolerance)
        => Near(what, actual, Doubles(expected), tolerance);

    /// <summary>The elements in double precision.</summary>
    public static double[] Doubles(Tensor tensor) => tensor.Cast(DType.Float64).ToArray<double>();
}
