using AutoGraph.Samples;

namespace AutoGraph.Samples.Tests;

public class DigitPainterTests
{
    [Fact]
    public void The_same_seed_paints_the_same_digits()
    {
        var (first, second) = (DigitPainter.Paint(200, seed: 5), DigitPainter.Paint(200, seed: 5));
        Assert.Equal(first.Pixels, second.Pixels);
        Assert.Equal(first.Labels, second.Labels);
    }

    [Fact]
    public void Another_seed_paints_other_digits()
        => Assert.NotEqual(DigitPainter.Paint(50, seed: 5).Pixels, DigitPainter.Paint(50, seed: 6).Pixels);

    [Fact]
    public void Every_digit_occurs_about_as_often()
    {
        var counts = DigitPainter.Paint(5000, seed: 1).Labels.CountBy(label => label).ToDictionary();
        Assert.Equal(10, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 400, 600));
    }

    [Fact]
    public void An_image_shows_ink_on_paper()
    {
        var set = DigitPainter.Paint(500, seed: 2);
        for (var image = 0; image < set.Count; image++)
        {
            var ink = set.Slice(image, 1).Pixels.Count(pixel => pixel > 128);
            Assert.InRange(ink, 15, 784 / 2);
        }
    }

    [Fact]
    public void A_nearest_mean_tells_most_digits_apart()
    {
        // Not a claim about learning, only that labels and pictures belong together.
        var (train, test) = (DigitPainter.Paint(3000, seed: 3), DigitPainter.Paint(500, seed: 4));
        var (trainPixels, testPixels) = (train.Brightness(), test.Brightness());
        var means = Enumerable.Range(0, 10).Select(digit => MeanOf(train, trainPixels, digit)).ToArray();
        var right = Enumerable.Range(0, test.Count).Count(image => test.Labels[image] == Nearest(means, Image(testPixels, image)));
        Assert.InRange(right, 300, 500);
    }

    private static float[] MeanOf(DigitSet set, float[] pixels, int digit)
    {
        var images = Enumerable.Range(0, set.Count).Where(image => set.Labels[image] == digit).ToArray();
        return [.. Enumerable.Range(0, 784).Select(pixel => images.Average(image => pixels[image * 784 + pixel]))];
    }

    private static int Nearest(float[][] means, ArraySegment<float> image)
        => Enumerable.Range(0, 10).MinBy(digit => means[digit].Zip(image, (m, p) => (m - p) * (m - p)).Sum());

    private static ArraySegment<float> Image(float[] pixels, int image) => new(pixels, image * 784, 784);
}
