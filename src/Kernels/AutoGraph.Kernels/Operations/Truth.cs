using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>Bools in memory to and from a mask of as many lanes, in few instructions.</summary>
internal static unsafe class Truth
{
    /// <summary>The method that loads so many, null where the hardware has no short way.</summary>
    public static MethodInfo? Loading(LaneTypes types) => Method(types, nameof(Load16), nameof(Load8));

    /// <summary>The method that stores so many, null where the hardware has no short way.</summary>
    public static MethodInfo? Storing(LaneTypes types) => Method(types, nameof(Store16), nameof(Store8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load16(byte* source)
        => ~Vector512.Equals(Avx512F.ConvertToVector512Int32(Vector128.Load(source)), Vector512<int>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load8(byte* source)
        => ~Vector256.Equals(Avx2.ConvertToVector256Int32(source), Vector256<int>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store16(Vector512<int> mask, byte* target)
        => Avx512F.ConvertToVector128Byte(mask & Vector512<int>.One).Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store8(Vector256<int> mask, byte* target)
    {
        var words = Sse2.PackSignedSaturate(mask.GetLower(), mask.GetUpper());
        var bytes = Sse2.PackSignedSaturate(words, words).AsByte() & Vector128<byte>.One;
        *(ulong*)target = bytes.AsUInt64().ToScalar();
    }

    private static MethodInfo? Method(LaneTypes types, string sixteen, string eight) => types switch
    {
        { Lanes: 16, WideMasks: false } when Avx512F.IsSupported => typeof(Truth).GetMethod(sixteen),
        { Lanes: 8, WideMasks: false } when Avx2.IsSupported => typeof(Truth).GetMethod(eight),
        _ => null,
    };
}
