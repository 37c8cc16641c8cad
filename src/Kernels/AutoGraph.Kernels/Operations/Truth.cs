using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>Bools in memory to and from a mask of 16 lanes, in few instructions; <see cref="PackedMemory"/> moves fewer.
/// </summary>
internal static unsafe class Truth
{
    /// <summary>The method that loads so many, null where the hardware has no short way.</summary>
    public static MethodInfo? Loading(LaneTypes types) => Method(types, nameof(Load16));

    /// <summary>The method that stores so many, null where the hardware has no short way.</summary>
    public static MethodInfo? Storing(LaneTypes types) => Method(types, nameof(Store16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load16(byte* source)
        => ~Vector512.Equals(Avx512F.ConvertToVector512Int32(Vector128.Load(source)), Vector512<int>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store16(Vector512<int> mask, byte* target)
        => Avx512F.ConvertToVector128Byte(mask & Vector512<int>.One).Store(target);

    private static MethodInfo? Method(LaneTypes types, string name)
        => types is { Lanes: 16, WideMasks: false } && Avx512F.IsSupported ? typeof(Truth).GetMethod(name) : null;
}
