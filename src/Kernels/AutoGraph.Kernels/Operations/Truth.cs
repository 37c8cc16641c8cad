using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>Sixteen Bools in memory to and from a mask of sixteen lanes, in few instructions.</summary>
internal static unsafe class Truth
{
    /// <summary>True where the hardware widens and narrows bytes.</summary>
    public static bool IsSupported => Avx512F.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(byte* source)
        => ~Vector512.Equals(Avx512F.ConvertToVector512Int32(Vector128.Load(source)), Vector512<int>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> mask, byte* target)
        => Avx512F.ConvertToVector128Byte(mask & Vector512<int>.One).Store(target);
}
