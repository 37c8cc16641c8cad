// Trains 784-128-10 on handwritten digits: drawn by the program, or MNIST with --data.
using AutoGraph.Samples;

try
{
    var options = DigitsOptions.Parse(args);
    var (train, test) = LoadDigits(options);
    new Training(options, train, test).Run();
    return 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(DigitsOptions.Usage);
    return 2;
}
catch (DataFileException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static (DigitSet Train, DigitSet Test) LoadDigits(DigitsOptions options)
{
    if ((options.Data ?? Environment.GetEnvironmentVariable("AUTOGRAPH_DATA")) is not { Length: > 0 } folder)
    {
        var count = options.Images ?? 20_000;
        var digits = DigitPainter.Paint(count, options.Seed);
        var trainCount = count * 9 / 10;
        return (digits.Slice(0, trainCount), digits.Slice(trainCount, count - trainCount));
    }
    var (train, test) = DigitSet.ReadMnist(folder);
    return (options.Images < train.Count ? train.Slice(0, options.Images.Value) : train, test);
}
