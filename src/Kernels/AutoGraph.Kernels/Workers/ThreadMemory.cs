using System.Runtime.InteropServices;

namespace AutoGraph.Kernels;

/// <summary>Memory of a thread for one purpose; it grows as needed and goes some time after the thread.</summary>
public static unsafe class ThreadMemory
{
    /// <summary>At least so many bytes, aligned to 64; valid until the thread asks again for the same purpose.
    /// </summary>
    /// <typeparam name="TPurpose">Each has memory of its own, so that one user does not pull it from under another.
    /// </typeparam>
    public static byte* OfAtLeast<TPurpose>(nint bytes) => (Block<TPurpose>.OfThread ??= new()).Grown(bytes);

    private sealed class Block<TPurpose>
    {
        [ThreadStatic]
        public static Block<TPurpose>? OfThread;

        private byte* _memory;
        private nint _bytes;

        ~Block() => NativeMemory.AlignedFree(_memory);

        public byte* Grown(nint bytes)
        {
            if (_bytes < bytes)
            {
                NativeMemory.AlignedFree(_memory);
                _memory = null;
                _bytes = 0;
                _memory = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
                _bytes = bytes;
            }

            return _memory;
        }
    }
}
