namespace AutoGraph.Samples;

/// <summary>Points around two centres, (0, 3) and (3, 0), with covariance [[1, 0.5], [0.5, 1]].</summary>
internal static class Gaussians
{
    /// <summary>The points [2n, 2] and the class of each, [2n, 1]: n of class 0, then n of class 1.</summary>
    public static (float[,] Points, float[,] Classes) TwoClasses(int count, int seed)
    {
        var random = new Random(seed);
        var points = new float[2 * count, 2];
        var classes = new float[2 * count, 1];
        for (var i = 0; i < 2 * count; i++)
        {
            // The Cholesky factor of the covariance is [[1, 0], [0.5, √0.75]].
            var (first, second) = NormalPair(random);
            var ofSecondClass = i >= count;
            points[i, 0] = (float)((ofSecondClass ? 3 : 0) + first);
            points[i, 1] = (float)((ofSecondClass ? 0 : 3) + 0.5 * first + Math.Sqrt(0.75) * second);
            classes[i, 0] = ofSecondClass ? 1 : 0;
        }
        return (points, classes);
    }

    /// <summary>Two independent standard normal numbers (Box and Muller).</summary>
    private static (double First, double Second) NormalPair(Random random)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        var (sin, cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
        return (radius * cos, radius * sin);
    }
}
