using AutoGraph.Devices;

namespace AutoGraph.Runtime.Tests.Tensors;

public class LargePagesTests
{
    [Theory, InlineData(1), InlineData(1 << 20), InlineData(4 << 20), InlineData(33_000_001)]
    public unsafe void Blocks_begin_at_a_page_of_their_size_and_hold_what_is_written(int bytes)
    {
        const int LargePage = 2 << 20;
        var first = MemoryPool.Rent(bytes, out var sizeClass);
        var second = MemoryPool.Rent(bytes, out _);
        var isLarge = bytes >= 4 << 20 && OperatingSystem.IsLinux();
        Assert.Equal(0, first % (isLarge ? LargePage : 64));
        new Span<byte>((byte*)first, bytes).Fill(1);
        new Span<byte>((byte*)second, bytes).Fill(2);
        Assert.Equal(-1, new Span<byte>((byte*)first, bytes).IndexOfAnyExcept((byte)1));
        MemoryPool.Return(second, sizeClass);
        MemoryPool.Return(first, sizeClass);
    }
}
