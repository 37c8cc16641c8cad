using System.Security.Cryptography;
using AutoGraph.Samples;

namespace AutoGraph.Samples.Tests;

public class MnistTests
{
    [MnistFact]
    public void The_files_of_mnist_are_read()
    {
        var (train, test) = DigitSet.ReadMnist(MnistFactAttribute.Folder!);
        Assert.Equal(60_000, train.Count);
        Assert.Equal(10_000, test.Count);

        // The sums that come with the data are over the whole unpacked files.
        Assert.Equal("2646AC647AD5339DBF082846283269EA", Sum(2051, [10_000, 28, 28], test.Pixels));
        Assert.Equal("27AE3E4E09519CFBB04C329615203637", Sum(2049, [10_000], test.Labels));
        Assert.Equal("A25BEA736E30D166CDDDB491F175F624", Sum(2049, [60_000], train.Labels));
    }

    private static string Sum(int magic, int[] sizes, byte[] data)
        => Convert.ToHexString(MD5.HashData(IdxFileTests.Idx(magic, sizes, data)));
}

/// <summary>A test that needs MNIST: in the folder that AUTOGRAPH_DATA names, or in ../shared/data/mnist beside the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MnistFactAttribute : FactAttribute
{
    public MnistFactAttribute()
    {
        if (Folder is null)
            Skip = "MNIST is not here: name its folder in AUTOGRAPH_DATA";
    }

    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("AUTOGRAPH_DATA") is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "..", "shared", "data", "mnist");
            if (File.Exists(Path.Combine(folder.FullName, "AutoGraph.sln")))
                return Directory.Exists(data) ? data : null;
        }
        return null;
    }
}
