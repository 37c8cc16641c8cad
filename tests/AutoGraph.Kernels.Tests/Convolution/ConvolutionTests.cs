namespace AutoGraph.Kernels.Tests;

[Collection(ThreadCountCollection.Name)]
public sealed class ConvolutionTests
{
    private const double SingleTolerance = 1e-6;
    private const double DoubleTolerance = 2e-15;

    /// <summary>Sizes that take each way through the kernels, from plain to odd.</summary>
    private static readonly Dictionary<string, ConvolutionShape> Shapes = new()
    {
        ["3x3 same"] = Of(1, Axis(9, 3, before: 1, after: 1), Axis(11, 3, before: 1, after: 1), 32, 64),
        ["3x3 valid"] = Of(3, Axis(9, 3), Axis(10, 3), 5, 7),
        ["one channel"] = Of(2, Axis(28, 3, before: 1, after: 1), Axis(28, 3, before: 1, after: 1), 1, 32),
        ["strides"] = Of(2, Axis(11, 3, stride: 2, before: 1, after: 1), Axis(13, 5, stride: 3, before: 2), 6, 20),
        ["strides beyond the window"] = Of(2, Axis(11, 2, stride: 3), Axis(10, 1, stride: 4), 6, 20),
        ["one tap, strides"] = Of(2, Axis(9, 1, stride: 2), Axis(9, 1, stride: 2), 12, 17),
        ["dilations"] = Of(2, Axis(12, 3, dilation: 2, before: 2, after: 2), Axis(15, 3, dilation: 4), 8, 9),
        ["strides and dilations"] = Of(
            2, Axis(17, 3, 2, 3, 2, 2), Axis(16, 4, stride: 4, dilation: 2, before: 3, after: 3), 3, 5),
        ["groups"] = Of(2, Axis(8, 3, before: 1, after: 1), Axis(7, 3), 12, 18, groups: 3),
        ["groups, strides"] = Of(2, Axis(8, 3, stride: 2, before: 1), Axis(7, 2, dilation: 2), 8, 4, groups: 4),
        ["depthwise"] = Of(2, Axis(9, 3, before: 1, after: 1), Axis(8, 3, before: 1, after: 1), 37, 37, groups: 37),
        ["depthwise, strides"] = Of(2, Axis(11, 3, 2, 1, 1, 1), Axis(9, 3, 2, 2, 2, 2), 70, 70, groups: 70),
        ["depthwise, two filters each"] = Of(2, Axis(9, 3, before: 1), Axis(8, 3), 6, 12, groups: 6),
        ["tiles, odd sizes"] = Of(3, Axis(13, 3), Axis(10, 3, before: 2, after: 2), 48, 80),
        ["tiles, blocks of channels"] = Of(1, Axis(11, 3, before: 1), Axis(12, 3, after: 1), 96, 144),
        ["tiles, blocks of steps"] = Of(1, Axis(10, 3, before: 1, after: 1), Axis(10, 3, before: 1, after: 1), 352, 16),
        ["tiles, padding beyond the window"] = Of(3, Axis(4, 3, before: 4, after: 3), Axis(5, 3, before: 3), 16, 32),
        ["tiles, volume"] = new(2, Axis(3, 1), Axis(8, 3), Axis(9, 3, before: 1, after: 1), 16, 16, 1),
        ["tiles, line"] = Of(40, WindowAxis.None, Axis(40, 3), 16, 16),
        ["one element"] = Of(1, Axis(1, 1), Axis(1, 1), 1, 1),
        ["all padding but one"] = Of(1, Axis(1, 3, before: 1, after: 1), Axis(1, 5, before: 2, after: 2), 3, 4),
        ["padding beyond the window"] = Of(1, Axis(3, 2, before: 4, after: 3), Axis(2, 3, before: 5, after: 5), 3, 4),
        ["1x1"] = Of(3, Axis(6, 1), Axis(5, 1), 16, 24),
        ["line"] = Of(3, WindowAxis.None, Axis(40, 5, dilation: 2, before: 8), 7, 10),
        ["volume"] = new(
            2, Axis(5, 3, before: 1, after: 1), Axis(6, 2, stride: 2), Axis(7, 3, dilation: 2, before: 2), 4, 6, 1),
        ["many channels"] = Of(1, Axis(6, 3, before: 1, after: 1), Axis(6, 3, before: 1, after: 1), 130, 70),
        ["many positions"] = Of(2, Axis(40, 3, before: 1, after: 1), Axis(33, 2), 3, 17),
        ["no images"] = Of(0, Axis(6, 3), Axis(6, 3), 3, 4),
        ["no outputs"] = Of(2, Axis(6, 3) with { Output = 0 }, Axis(6, 3), 3, 4),
        ["no channels"] = Of(2, Axis(6, 3), Axis(6, 3), 0, 4),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Outputs_and_gradients_agree_with_double_precision(string name)
    {
        new ConvolutionCase<float>(Shapes[name], 1).Check(SingleTolerance, name);
        new ConvolutionCase<double>(Shapes[name], 2).Check(DoubleTolerance, name);
    }

    [Theory, InlineData(1), InlineData(2)]
    public void Random_sizes_agree_with_double_precision(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 30; round++)
        {
            var what = $"seed {seed}, round {round}:";
            var shape = Draw(random);
            new ConvolutionCase<float>(shape, round).Check(SingleTolerance, what);
            new ConvolutionCase<double>(shape, round).Check(DoubleTolerance, what);
        }
    }

    [Theory]
    [InlineData("3x3 same")]
    [InlineData("strides")]
    [InlineData("groups")]
    [InlineData("tiles, odd sizes")]
    [InlineData("depthwise")]
    [InlineData("many channels")]
    [InlineData("many positions")]
    public void Bits_do_not_depend_on_the_number_of_threads(string name)
    {
        var convolution = new ConvolutionCase<float>(Shapes[name] with { Batch = 12 }, 3);
        var results = new List<float[][]>();
        foreach (var threads in (int[])[1, 2, 3, 2])
        {
            using var _ = new ThreadCount(threads);
            results.Add(convolution.Run());
        }

        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    /// <summary>A tile of two by two results shares sums of the source: whole numbers show that none is lost.</summary>
    [Theory]
    [InlineData("3x3 same")]
    [InlineData("tiles, odd sizes")]
    [InlineData("tiles, blocks of channels")]
    public void Whole_numbers_are_convolved_exactly(string name)
        => new ConvolutionCase<float>(Shapes[name], 4, wholeNumbers: true).Check(0, name);

    [Fact]
    public void Convolutions_of_several_threads_do_not_disturb_each_other()
        => Parallel.For(0, 8, seed =>
            new ConvolutionCase<float>(Shapes["3x3 same"], seed).Check(SingleTolerance, $"thread {seed}"));

    [Fact]
    public unsafe void Other_types_are_refused()
    {
        var error = Assert.Throws<NotSupportedException>(
            () => Convolution.Forward(ElementType.Int32, Shapes["1x1"], null, null, null));
        Assert.Contains("received Int32", error.Message);
    }

    private static WindowAxis Axis(
        int input, int window, int stride = 1, int dilation = 1, int before = 0, int after = 0)
    {
        var extent = (window - 1) * dilation + 1;
        return new(input, (input + before + after - extent) / stride + 1, window, stride, dilation, before);
    }

    private static ConvolutionShape Of(
        int batch, WindowAxis height, WindowAxis width, int inputs, int outputs, int groups = 1)
        => new(batch, WindowAxis.None, height, width, inputs, outputs, groups);

    private static ConvolutionShape Draw(Random random)
    {
        var axes = random.Next(1, 4);
        var groups = random.Next(3) == 0 ? random.Next(1, 6) : 1;
        return new(
            random.Next(1, 4),
            axes < 3 ? WindowAxis.None : DrawAxis(random, 6),
            axes < 2 ? WindowAxis.None : DrawAxis(random, 10),
            DrawAxis(random, axes == 1 ? 60 : 12),
            groups * random.Next(1, 12),
            groups * random.Next(1, 40),
            groups);
    }

    private static WindowAxis DrawAxis(Random random, int size)
    {
        var (window, stride, dilation) = (random.Next(1, 5), random.Next(1, 4), random.Next(1, 4));
        var (before, after) = (random.Next(0, 4), random.Next(0, 4));
        var least = Math.Max(1, (window - 1) * dilation + 1 - before - after);
        return Axis(least + random.Next(size), window, stride, dilation, before, after);
    }
}
