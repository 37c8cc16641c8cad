using System.Buffers.Binary;
using System.IO.Compression;
using AutoGraph.Samples;

namespace AutoGraph.Samples.Tests;

public class IdxFileTests
{
    private const int ImagesMagic = 2051;

    [Theory, InlineData(false), InlineData(true)]
    public void Reads_what_was_written_gzip_or_not(bool gzip)
    {
        var data = Enumerable.Range(0, 2 * 3 * 4).Select(i => (byte)(i * 11)).ToArray();

        var file = Read(Packed(Idx(ImagesMagic, [2, 3, 4], data), gzip));

        Assert.Equal([2, 3, 4], file.Sizes);
        Assert.Equal(data, file.Data);
    }

    [Fact]
    public void Reads_no_elements_where_a_size_is_0()
        => Assert.Empty(Read(Idx(ImagesMagic, [0, 28, 28], [])).Data);

    [Theory, InlineData(false), InlineData(true)]
    public void A_truncated_file_says_how_much_is_there(bool gzip)
        => AssertFails(Packed(Idx(ImagesMagic, [2, 3, 4], new byte[20]), gzip), "expected 24 bytes after the header", "2 x 3 x 4", "found 20 bytes");

    [Theory, InlineData(false), InlineData(true)]
    public void A_file_with_more_than_its_sizes_is_refused(bool gzip)
        => AssertFails(Packed(Idx(ImagesMagic, [2, 3, 4], new byte[25]), gzip), "expected 24 bytes", "found more than that");

    [Theory]
    [InlineData(2049, "magic number 2049")]
    [InlineData(0x0D03, "magic number 3331")]
    [InlineData(0x50AE0304, "magic number")]
    public void A_foreign_magic_number_is_named(int magic, string found)
        => AssertFails(Idx(magic, [1, 2, 3], new byte[6]), "expected an IDX file with 3 axes of bytes (magic number 2051)", found);

    [Theory, InlineData(0), InlineData(3)]
    public void A_file_shorter_than_a_magic_number_is_refused(int length)
        => AssertFails(new byte[length], $"found {length} bytes");

    [Fact]
    public void A_cut_header_is_refused()
        => AssertFails(Idx(ImagesMagic, [1, 2, 3], []).AsSpan(0, 11).ToArray(), "expected a header of 16 bytes", "found 11 bytes");

    [Fact]
    public void Sizes_that_lie_do_not_cost_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        AssertFails(Idx(ImagesMagic, [100, 4000, 4000], new byte[10]), "expected 1,600,000,000 bytes", "found 10 bytes");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, "at most")]
    [InlineData(65536, 65536, 1, "at most")]
    [InlineData(-1, 28, 28, "sizes of 0 or more")]
    public void Sizes_beyond_reason_are_refused(int first, int second, int third, string expected)
        => AssertFails(Idx(ImagesMagic, [first, second, third], []), expected, $"{first} x {second} x {third}");

    [Fact]
    public void A_damaged_gzip_file_is_refused()
    {
        var packed = Packed(Idx(ImagesMagic, [20, 28, 28], RandomBytes(20 * 28 * 28)), gzip: true);
        packed.AsSpan(20, 40).Fill(0xFF);
        AssertFails(packed, "expected");
    }

    [Fact]
    public void A_gzip_file_cut_in_the_middle_is_refused()
    {
        var packed = Packed(Idx(ImagesMagic, [20, 28, 28], RandomBytes(20 * 28 * 28)), gzip: true);
        AssertFails(packed.AsSpan(0, packed.Length / 2).ToArray(), "expected");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var error = Assert.Throws<DataFileException>(() => IdxFile.Read(path, 3));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("found no such file.", error.Message, StringComparison.Ordinal);
    }

    internal static byte[] Idx(int magic, int[] sizes, byte[] data)
    {
        var file = new byte[4 * (1 + sizes.Length) + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(file, magic);
        foreach (var (axis, size) in sizes.Index())
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + 4 * axis), size);
        data.CopyTo(file, 4 * (1 + sizes.Length));
        return file;
    }

    internal static byte[] Packed(byte[] content, bool gzip)
    {
        if (!gzip)
            return content;
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(content);
        return packed.ToArray();
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static IdxFile Read(byte[] content) => IdxFile.Read(new MemoryStream(content), "images.idx", rank: 3);

    private static void AssertFails(byte[] content, params string[] parts)
    {
        var message = Assert.Throws<DataFileException>(() => Read(content)).Message;
        Assert.StartsWith("images.idx: expected ", message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
