using AutoGraph.Samples;
using static AutoGraph.Samples.Tests.IdxFileTests;

namespace AutoGraph.Samples.Tests;

public sealed class DigitSetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("digits").FullName;

    [Theory, InlineData(""), InlineData(".gz")]
    public void Reads_the_two_sets_of_mnist_by_content_not_by_name(string suffix)
    {
        // The plain names hold gzip and the other way round.
        WriteSet("train", count: 3, suffix, gzip: suffix.Length == 0);
        WriteSet("t10k", count: 2, suffix, gzip: suffix.Length == 0);

        var (train, test) = DigitSet.ReadMnist(folder);

        Assert.Equal(3, train.Count);
        Assert.Equal([0, 1, 2], train.Labels);
        Assert.Equal(3 * 784, train.Pixels.Length);
        Assert.Equal(2, test.Count);
    }

    [Fact]
    public void A_missing_folder_is_named()
        => AssertFails(Path.Combine(folder, "none"), "none: expected a folder with the IDX files of MNIST, found no such folder.");

    [Fact]
    public void A_missing_file_is_named()
    {
        WriteSet("train", count: 3);
        AssertFails(folder, "t10k-images-idx3-ubyte: expected an IDX file", "found no such file.");
    }

    [Fact]
    public void Labels_must_be_as_many_as_images()
    {
        WriteSet("train", count: 3);
        Write("train-labels-idx1-ubyte", Idx(2049, [2], [1, 2]));
        AssertFails(folder, "train-labels-idx1-ubyte: expected 3 labels", "found 2.");
    }

    [Fact]
    public void Labels_are_digits()
    {
        WriteSet("train", count: 2);
        Write("train-labels-idx1-ubyte", Idx(2049, [2], [1, 10]));
        AssertFails(folder, "expected labels from 0 to 9, found 10 as label 1.");
    }

    [Fact]
    public void Images_have_28_rows_and_columns()
    {
        WriteSet("train", count: 1);
        Write("train-images-idx3-ubyte", Idx(2051, [1, 14, 28], new byte[14 * 28]));
        AssertFails(folder, "train-images-idx3-ubyte: expected images of 28 x 28 pixels, found 14 x 28.");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void WriteSet(string name, int count, string suffix = "", bool gzip = false)
    {
        Write($"{name}-images-idx3-ubyte{suffix}", Packed(Idx(2051, [count, 28, 28], new byte[count * 784]), gzip));
        var labels = Enumerable.Range(0, count).Select(i => (byte)i).ToArray();
        Write($"{name}-labels-idx1-ubyte{suffix}", Packed(Idx(2049, [count], labels), gzip));
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(folder, name), content);

    private static void AssertFails(string path, params string[] parts)
    {
        var message = Assert.Throws<DataFileException>(() => DigitSet.ReadMnist(path)).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
