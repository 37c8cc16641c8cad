using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>Memory of a thread for one purpose; it grows as needed and goes some time after the thread.</summary>
/// <typeparam name="TPurpose">Each has memory of its own, so that one user does not pull it from under another.
/// </typeparam>
internal sealed unsafe class ThreadMemory<TPurpose>
{
    [ThreadStatic]
    private static ThreadMemory<TPurpose>? _current;

    private byte* _memory;
    private nint _bytes;

    ~ThreadMemory() => NativeMemory.AlignedFree(_memory);

    /// <summary>At least so many bytes, aligned to 64; valid until the thread asks again for the same purpose.</summary>
    public static byte* OfAtLeast(nint bytes)
    {
        var memory = _current ??= new ThreadMemory<TPurpose>();
        if (memory._bytes < bytes)
        {
            NativeMemory.AlignedFree(memory._memory);
            memory._memory = null;
            memory._bytes = 0;
            memory._memory = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
            memory._bytes = bytes;
        }

        return memory._memory;
    }
}
