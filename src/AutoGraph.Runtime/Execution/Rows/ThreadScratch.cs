using System.Runtime.InteropServices;

namespace AutoGraph.Execution;

/// <summary>Memory of a thread for what a block of rows keeps for itself; it grows as needed and goes some time after
/// the thread.</summary>
internal sealed unsafe class ThreadScratch
{
    [ThreadStatic]
    private static ThreadScratch? current;

    private void* memory;
    private long bytes;

    ~ThreadScratch() => NativeMemory.AlignedFree(memory);

    /// <summary>At least so many bytes, aligned to 64; valid until the thread asks again.</summary>
    public static nint OfThisThread(long bytes)
    {
        var scratch = current ??= new ThreadScratch();
        if (scratch.bytes < bytes)
        {
            NativeMemory.AlignedFree(scratch.memory);
            scratch.memory = null;
            scratch.bytes = 0;
            scratch.memory = NativeMemory.AlignedAlloc((nuint)bytes, 64);
            scratch.bytes = bytes;
        }

        return (nint)scratch.memory;
    }
}
