using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>Memory of a thread for packed operands; it grows as needed and goes some time after the thread.</summary>
internal sealed unsafe class PackingBuffer
{
    [ThreadStatic]
    private static PackingBuffer? _current;

    private byte* _memory;
    private nint _bytes;

    ~PackingBuffer() => NativeMemory.AlignedFree(_memory);

    /// <summary>At least so many bytes, aligned to 64; valid until the thread asks again.</summary>
    public static byte* OfThisThread(nint bytes)
    {
        var buffer = _current ??= new PackingBuffer();
        if (buffer._bytes < bytes)
        {
            NativeMemory.AlignedFree(buffer._memory);
            buffer._memory = null;
            buffer._bytes = 0;
            buffer._memory = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
            buffer._bytes = bytes;
        }

        return buffer._memory;
    }
}
