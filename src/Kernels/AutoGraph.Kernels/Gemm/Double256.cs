using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>4 doubles, AVX2 and FMA.</summary>
internal readonly unsafe struct Double256 : ILanes<Vector256<double>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Zero() => Vector256<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(byte* address) => Vector256.Load((double*)address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadMasked(byte* address, Vector256<double> mask)
        => Avx.MaskLoad((double*)address, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Broadcast(byte* address) => Vector256.Create(*(double*)address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> left, Vector256<double> right, Vector256<double> sum)
        => Fma.MultiplyAdd(left, right, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* address, Vector256<double> value) => value.Store((double*)address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(byte* address, Vector256<double> value, Vector256<double> mask)
        => Avx.MaskStore((double*)address, mask, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Mask(nint columns)
        => Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)columns)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(byte* address) => Sse.Prefetch0(address);
}
