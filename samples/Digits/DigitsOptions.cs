namespace AutoGraph.Samples;

/// <summary>What the user asked for on the command line.</summary>
internal sealed record DigitsOptions(string? Data, int Epochs, int Batch, int Seed, int Threads, int? Images)
{
    public const string Usage = """
        usage: Digits [options]
          --data DIR    train on the MNIST files in this folder (or in the one that AUTOGRAPH_DATA names);
                        without it, on 20,000 digits that the program draws
          --epochs N    passes over the training images (5)
          --batch N     images a step (128)
          --seed N      seed of the drawing, the weights, the order and the dropout (1)
          --threads N   threads to use (all cores)
          --images N    use only so many images
        """;

    /// <exception cref="UsageException">An option is unknown or has no sensible value.</exception>
    public static DigitsOptions Parse(IReadOnlyList<string> arguments)
    {
        var line = new CommandLine(arguments, "--data", "--epochs", "--batch", "--seed", "--threads", "--images");
        return new DigitsOptions(
            Data: line.Text("--data"),
            Epochs: line.Number("--epochs", 5, low: 1),
            Batch: line.Number("--batch", 128, low: 1),
            Seed: line.Number("--seed", 1, low: 0),
            Threads: line.Number("--threads", Environment.ProcessorCount, low: 1, high: 1024),
            Images: line.Text("--images") is null ? null : line.Number("--images", 0, low: 20, high: 1_000_000));
    }
}
