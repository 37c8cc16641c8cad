namespace AutoGraph.Samples;

/// <summary>Grey images of 28 x 28 pixels, a byte each, and the digit that each shows.</summary>
internal sealed record DigitSet(byte[] Pixels, byte[] Labels)
{
    public const int Side = 28;
    public const int PixelsPerImage = Side * Side;

    public int Count => Labels.Length;

    /// <summary>Reads a pair of IDX files.</summary>
    /// <exception cref="DataFileException">A file is missing or not of this kind,
    /// or the two do not belong together.</exception>
    public static DigitSet Read(string imagesPath, string labelsPath)
    {
        var images = IdxFile.Read(imagesPath, rank: 3);
        var labels = IdxFile.Read(labelsPath, rank: 1);
        if (images.Sizes is not [var count, Side, Side])
            throw new DataFileException(
                imagesPath, $"images of {Side} x {Side} pixels", $"{images.Sizes[1]} x {images.Sizes[2]}");
        if (labels.Sizes[0] != count)
            throw new DataFileException(
                labelsPath, $"{count} labels, one for each image of {imagesPath}", $"{labels.Sizes[0]}");
        if (count == 0)
            throw new DataFileException(imagesPath, "at least one image", "none");
        var foreign = labels.Data.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)9);
        if (foreign >= 0)
            throw new DataFileException(labelsPath, "labels from 0 to 9", $"{labels.Data[foreign]} as label {foreign}");
        return new DigitSet(images.Data, labels.Data);
    }

    /// <summary>The two sets of MNIST in a folder, by their usual names, with or without ".gz".</summary>
    /// <exception cref="DataFileException">A file is missing or damaged.</exception>
    public static (DigitSet Train, DigitSet Test) ReadMnist(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DataFileException(folder, "a folder with the IDX files of MNIST", "no such folder");
        return (Pair("train"), Pair("t10k"));

        DigitSet Pair(string name) => Read(Find($"{name}-images-idx3-ubyte"), Find($"{name}-labels-idx1-ubyte"));

        // A missing file is reported under its plain name.
        string Find(string name)
        {
            var path = Path.Combine(folder, name);
            return !File.Exists(path) && File.Exists(path + ".gz") ? path + ".gz" : path;
        }
    }

    /// <summary>The images from <paramref name="start"/> on, <paramref name="count"/> of them.</summary>
    public DigitSet Slice(int start, int count)
        => new(
            Pixels.AsSpan(start * PixelsPerImage, count * PixelsPerImage).ToArray(),
            Labels.AsSpan(start, count).ToArray());

    /// <summary>The pixels from 0 to 1.</summary>
    public float[] Brightness() => Array.ConvertAll(Pixels, pixel => pixel / 255f);

    /// <summary>The mean and the standard deviation of all pixels, counted from 0 to 1.</summary>
    public (float Mean, float Deviation) Contrast()
    {
        var counts = new long[256];
        foreach (var pixel in Pixels)
            counts[pixel]++;
        double Mean(Func<double, double> f)
            => counts.Index().Sum(level => level.Item * f(level.Index / 255.0)) / Pixels.Length;
        var mean = Mean(x => x);
        return ((float)mean, (float)Math.Sqrt(Mean(x => (x - mean) * (x - mean))));
    }
}
