using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>Copies of short runs of elements, of 4 or 8 bytes each: a call of a general copy would cost more than they
/// do.</summary>
internal static unsafe class Bytes
{
    /// <summary>Copies; the runs must not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(byte* from, byte* to, nint length)
    {
        nint at = 0;
        for (; at <= length - 32; at += 32)
        {
            Vector256.Load(from + at).Store(to + at);
        }

        for (; at < length; at += sizeof(uint))
        {
            *(uint*)(to + at) = *(uint*)(from + at);
        }
    }

    /// <summary>Sets to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear(byte* to, nint length)
    {
        nint at = 0;
        for (; at <= length - 32; at += 32)
        {
            Vector256<byte>.Zero.Store(to + at);
        }

        for (; at < length; at += sizeof(uint))
        {
            *(uint*)(to + at) = 0;
        }
    }

    /// <summary>At least so many, up to an odd number of cache lines: what lies so far apart spreads over the whole
    /// cache.</summary>
    public static nint OddLines(nint length) => (length + 63) / 64 * 64 | 64;
}
