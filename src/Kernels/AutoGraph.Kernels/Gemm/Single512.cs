using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>16 floats, AVX-512.</summary>
/// <remarks>Slow but right where only AVX2 is there, so that its tiles can be tested.</remarks>
internal readonly unsafe struct Single512 : ILanes<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Zero() => Vector512<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(byte* address) => Vector512.Load((float*)address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadMasked(byte* address, Vector512<float> mask)
        => Avx512F.IsSupported ? Avx512F.MaskLoad((float*)address, mask, Vector512<float>.Zero)
            : Vector512.Create(
                Single256.LoadMasked(address, mask.GetLower()),
                Single256.LoadMasked(address + sizeof(Vector256<float>), mask.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Broadcast(byte* address) => Vector512.Create(*(float*)address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> sum)
        => Vector512.FusedMultiplyAdd(left, right, sum);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(byte* address, Vector512<float> value) => value.Store((float*)address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(byte* address, Vector512<float> value, Vector512<float> mask)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.MaskStore((float*)address, mask, value);
            return;
        }

        Single256.StoreMasked(address, value.GetLower(), mask.GetLower());
        Single256.StoreMasked(address + sizeof(Vector256<float>), value.GetUpper(), mask.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Mask(nint columns)
        => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)columns)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(byte* address) => Sse.Prefetch0(address);
}
