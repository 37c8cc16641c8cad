namespace AutoGraph.Benchmarks.Workloads;

/// <summary>A plane fitted to two clouds of points by full-batch gradient descent, from zero.</summary>
internal static partial class LinearClassifier
{
    public const int Steps = 40;
    public const float LearningRate = 0.1f;

    /// <summary>All steps; gives the mean squared error before the last one.</summary>
    [TensorFunction]
    public static Tensor Train(Tensor points, Tensor classes)
    {
        var (weights, bias, error) = (Tensor.Zeros([2, 1]), Tensor.Zeros([1]), Tensor.Constant(0f));
        foreach (var _ in Ag.Range(Steps))
        {
            using var tape = new GradientTape();
            tape.Watch(weights);
            tape.Watch(bias);
            error = (points.MatMul(weights) + bias - classes).Square().Mean();
            var gradients = tape.Gradient(error, [weights, bias]);
            weights -= gradients[0] * LearningRate;
            bias -= gradients[1] * LearningRate;
        }
        return error;
    }

    /// <summary>The points (n, 2), half of them around (0, 3) and half around (3, 0), variance 1 and covariance 0.5;
    /// and their classes (n, 1).</summary>
    public static (Tensor Points, Tensor Classes) Data(int count)
    {
        var half = count / 2;
        var (along, across) = (Tensor.Random.Normal([count, 1], seed: 14), Tensor.Random.Normal([count, 1], seed: 15));
        var y = 0.5f * along + MathF.Sqrt(0.75f) * across;
        var centres = Tensor.Concat([Tensor.Constant(new[,] { { 0f, 3f } }).Repeat(half), Tensor.Constant(new[,] { { 3f, 0f } }).Repeat(half)]);
        return (Tensor.Concat([along, y], axis: 1) + centres, Tensor.Concat([Tensor.Zeros([half, 1]), Tensor.Ones([half, 1])]));
    }

    /// <summary>The same steps in double precision.</summary>
    public static double Reference(double[] points, double[] classes)
    {
        var (first, second, bias, error) = (0.0, 0.0, 0.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (ofFirst, ofSecond, ofBias) = (0.0, 0.0, 0.0);
            error = 0;
            for (var i = 0; i < classes.Length; i++)
            {
                var difference = points[2 * i] * first + points[2 * i + 1] * second + bias - classes[i];
                error += difference * difference / classes.Length;
                var upstream = 2 * difference / classes.Length;
                (ofFirst, ofSecond, ofBias) = (ofFirst + upstream * points[2 * i], ofSecond + upstream * points[2 * i + 1], ofBias + upstream);
            }
            (first, second, bias) = (first - LearningRate * ofFirst, second - LearningRate * ofSecond, bias - LearningRate * ofBias);
        }
        return error;
    }
}
