using System.Diagnostics;

namespace AutoGraph.Samples;

/// <summary>Trains and tests, and tells how it goes.</summary>
internal sealed class Training
{
    private const int TestBatch = 500;

    private const double LearningRate = 1e-3;

    /// <summary>Over the last part of the steps the rate falls to 0: they settle what the first ones found.</summary>
    private const double CoolDown = 0.4;

    private readonly DigitsOptions options;
    private readonly ProgressLine progress = ProgressLine.ForConsole();
    private readonly Random order;
    private readonly DigitSet train, test;
    private readonly Tensor trainImages, trainLabels, testImages, testLabels;

    public Training(DigitsOptions options, DigitSet train, DigitSet test)
    {
        AutoGraphOptions.Threads = options.Threads;
        Tensor.Random.SetSeed((ulong)options.Seed);
        this.options = options;
        this.train = train;
        this.test = test;
        order = new Random(options.Seed);
        var contrast = train.Contrast();
        (trainImages, trainLabels) = Tensors(train, contrast);
        (testImages, testLabels) = Tensors(test, contrast);
    }

    public void Run()
    {
        Console.WriteLine($"{train.Count} training images, {test.Count} test images, batch {options.Batch}, "
            + $"{options.Threads} threads");
        var network = new Network();
        var spent = TimeSpan.Zero;
        var images = 0L;
        var accuracy = 0.0;
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            var (loss, seen, time) = TrainEpoch(network, epoch);
            (images, spent) = (images + seen, spent + time);
            accuracy = Accuracy(network);
            progress.End($"epoch {epoch}/{options.Epochs}  loss {loss:0.0000}  test accuracy {100 * accuracy:0.00} %  "
                + $"{seen / time.TotalSeconds:0} images/s");
        }
        Console.WriteLine($"test accuracy {100 * accuracy:0.00} %, {images / spent.TotalSeconds:0} images/s");
    }

    /// <summary>Every image once, in a new order; what does not fill a batch waits for the next epoch's
    /// order.</summary>
    private (float Loss, long Seen, TimeSpan Time) TrainEpoch(Network network, int epoch)
    {
        var watch = Stopwatch.StartNew();
        var indices = Enumerable.Range(0, train.Count).ToArray();
        order.Shuffle(indices);
        var batch = Math.Min(options.Batch, train.Count);
        var steps = train.Count / batch;
        var loss = Tensor.Constant(0f);
        for (var step = 0; step < steps; step++)
        {
            var done = (epoch - 1 + (double)step / steps) / options.Epochs;
            network.LearningRate = LearningRate * Math.Min(1, (1 - done) / CoolDown);
            var chosen = Tensor.From<int>(indices.AsSpan(step * batch, batch), [batch]);
            loss += network.TrainStep(trainImages, trainLabels, chosen);
            if (step % 20 == 0)
                progress.Show($"epoch {epoch}/{options.Epochs}  {100 * step / steps} %");
        }
        var meanLoss = loss.ToScalar<float>() / steps;
        return (meanLoss, (long)steps * batch, watch.Elapsed);
    }

    private double Accuracy(Network network)
    {
        var right = 0;
        for (var start = 0; start < test.Count; start += TestBatch)
        {
            var part = start..Math.Min(start + TestBatch, test.Count);
            right += network.CountRight(testImages[part], testLabels[part]).ToScalar<int>();
        }
        return (double)right / test.Count;
    }

    /// <summary>Pixels with mean 0 and deviation 1 over the training images,
    /// which lets a network start faster.</summary>
    private static (Tensor Images, Tensor Labels) Tensors(DigitSet digits, (float Mean, float Deviation) contrast)
    {
        var images = Tensor.From<float>(digits.Brightness(), [digits.Count, DigitSet.PixelsPerImage]);
        return ((images - contrast.Mean) / contrast.Deviation,
            Tensor.Constant(Array.ConvertAll(digits.Labels, label => (int)label)));
    }
}
