using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>8 doubles, AVX-512.</summary>
/// <remarks>Slow but right where only AVX2 is there, so that its tiles can be tested.</remarks>
internal readonly unsafe struct Double512 : ILanes<Vector512<double>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Zero() => Vector512<double>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(byte* address) => Vector512.Load((double*)address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadMasked(byte* address, Vector512<double> mask)
        => Avx512F.IsSupported ? Avx512F.MaskLoad((double*)address, mask, Vector512<double>.Zero)
            : Vector512.Create(
                Double256.LoadMasked(address, mask.GetLower()),
                Double256.LoadMasked(address + sizeof(Vector256<double>), mask.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Broadcast(byte* address) => Vector512.Create(*(double*)address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> left, Vector512<double> right, Vector512<double> sum)
        => Vector512.FusedMultiplyAdd(left, right, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* address, Vector512<double> value) => value.Store((double*)address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(byte* address, Vector512<double> value, Vector512<double> mask)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.MaskStore((double*)address, mask, value);
            return;
        }

        Double256.StoreMasked(address, value.GetLower(), mask.GetLower());
        Double256.StoreMasked(address + sizeof(Vector256<double>), value.GetUpper(), mask.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Mask(nint columns)
        => Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)columns)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(byte* address) => Sse.Prefetch0(address);
}
