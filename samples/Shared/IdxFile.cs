using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace AutoGraph.Samples;

/// <summary>
/// An array of bytes in IDX form: two zero bytes, the element type, the rank; then a big-endian size for each axis;
/// then the elements, last axis fastest. The file may be gzip; its content tells, not its name.
/// </summary>
internal sealed record IdxFile(IReadOnlyList<int> Sizes, byte[] Data)
{
    private const int UnsignedByte = 8;

    /// <summary>Reads a file of unsigned bytes with the given number of axes: 1 for labels, 3 for images.</summary>
    /// <exception cref="DataFileException">The file is missing, truncated, too long or of another form.</exception>
    public static IdxFile Read(string path, int rank)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Read(file, path, rank);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException(path, Form(rank), "no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, Form(rank), $"a file that cannot be read ({e.Message})", e);
        }
    }

    /// <summary>Reads from a stream that can seek; <paramref name="path"/> is for messages.</summary>
    public static IdxFile Read(Stream file, string path, int rank)
    {
        using var content = Unpacked(file);
        try
        {
            var sizes = ReadHeader(content, path, rank);
            return new IdxFile(sizes, ReadElements(content, path, sizes));
        }
        catch (InvalidDataException e)
        {
            throw new DataFileException(path, Form(rank), $"a damaged gzip file ({e.Message})", e);
        }
    }

    private static Stream Unpacked(Stream file)
    {
        Span<byte> start = stackalloc byte[2];
        var isGzip = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start is [0x1f, 0x8b];
        file.Position = 0;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : new BufferedStream(file);
    }

    private static int[] ReadHeader(Stream content, string path, int rank)
    {
        var header = new byte[4 * (1 + rank)];
        var length = content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (length < 4)
            throw new DataFileException(path, Form(rank), $"{length} bytes");
        var magic = BinaryPrimitives.ReadInt32BigEndian(header);
        if (magic != Magic(rank))
            throw new DataFileException(path, Form(rank), $"magic number {magic}");
        if (length < header.Length)
            throw new DataFileException(path, $"a header of {header.Length} bytes", $"{length} bytes");

        var sizes = new int[rank];
        for (var axis = 0; axis < rank; axis++)
            sizes[axis] = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 + 4 * axis));
        if (sizes.Any(size => size < 0))
            throw new DataFileException(path, "sizes of 0 or more in the header", Text(sizes));
        return sizes;
    }

    private static byte[] ReadElements(Stream content, string path, int[] sizes)
    {
        var count = sizes.Aggregate(Int128.One, (product, size) => product * size);
        if (count > Array.MaxLength)
            throw new DataFileException(
                path, $"at most {Number(Array.MaxLength)} elements", $"sizes {Text(sizes)} in the header");

        // Grows with what is really there: a header that lies about its sizes must not cost gigabytes.
        using var elements = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int length; elements.Length <= count && (length = content.Read(chunk)) > 0;)
            elements.Write(chunk, 0, length);
        if (elements.Length != count)
        {
            var found = elements.Length > count ? "more than that" : $"{Number(elements.Length)} bytes";
            throw new DataFileException(
                path, $"{Number(count)} bytes after the header, for sizes {Text(sizes)}", found);
        }
        return elements.ToArray();
    }

    private static int Magic(int rank) => UnsignedByte << 8 | rank;

    private static string Form(int rank)
        => $"an IDX file with {rank} {(rank == 1 ? "axis" : "axes")} of bytes (magic number {Magic(rank)})";

    private static string Text(int[] sizes) => string.Join(" x ", sizes);

    private static string Number(Int128 value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
