using AutoGraph.Samples;

namespace AutoGraph.Samples.Tests;

public class GaussiansTests
{
    [Fact]
    public void Means_and_covariance_are_those_asked_for()
    {
        const int Count = 20_000;
        var (points, classes) = Gaussians.TwoClasses(Count, seed: 3);
        foreach (var (start, meanX, meanY) in new[] { (0, 0.0, 3.0), (Count, 3.0, 0.0) })
        {
            double Mean(Func<double, double, double> f)
                => Enumerable.Range(start, Count).Average(i => f(points[i, 0] - meanX, points[i, 1] - meanY));
            Assert.Equal(0, Mean((x, _) => x), tolerance: 0.03);
            Assert.Equal(0, Mean((_, y) => y), tolerance: 0.03);
            Assert.Equal(1, Mean((x, _) => x * x), tolerance: 0.04);
            Assert.Equal(1, Mean((_, y) => y * y), tolerance: 0.04);
            Assert.Equal(0.5, Mean((x, y) => x * y), tolerance: 0.04);
        }
        Assert.Equal(0, classes[Count - 1, 0]);
        Assert.Equal(1, classes[Count, 0]);
    }
}
