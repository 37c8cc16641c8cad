using System.Numerics;

namespace AutoGraph.Benchmarks.Workloads;

/// <summary>Products in double precision, row by row: the reference that nothing of AutoGraph is part of.</summary>
internal static class DoubleMatrix
{
    /// <summary>left [m, k] times right [k, n], both row by row.</summary>
    public static double[] Multiply(double[] left, double[] right, int k, int n)
    {
        var result = new double[left.Length / k * n];
        Parallel.For(0, left.Length / k, row =>
        {
            var sums = result.AsSpan(row * n, n);
            for (var i = 0; i < k; i++)
                AddScaled(sums, left[row * k + i], right.AsSpan(i * n, n));
        });
        return result;
    }

    private static void AddScaled(Span<double> sums, double factor, ReadOnlySpan<double> row)
    {
        var (i, scale) = (0, new Vector<double>(factor));
        for (; i <= row.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(sums[i..]) + scale * new Vector<double>(row[i..])).CopyTo(sums[i..]);
        for (; i < row.Length; i++)
            sums[i] += factor * row[i];
    }
}
