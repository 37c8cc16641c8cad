#if !NET10_0_OR_GREATER
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>Masked loads and stores of 512 bits, which .NET 9 does not have, as two of 256 bits.</summary>
/// <remarks>The masks are whole: a lane has all bits set or none.</remarks>
internal static unsafe class MasksBeforeNet10
{
    extension(Avx512F)
    {
        public static Vector512<int> MaskLoad(int* source, Vector512<int> mask, Vector512<int> merge)
            => Vector512.ConditionalSelect(
                mask,
                Vector512.Create(
                    Avx2.MaskLoad(source, mask.GetLower()),
                    Avx2.MaskLoad(source + Vector256<int>.Count, mask.GetUpper())),
                merge);

        public static Vector512<long> MaskLoad(long* source, Vector512<long> mask, Vector512<long> merge)
            => Vector512.ConditionalSelect(
                mask,
                Vector512.Create(
                    Avx2.MaskLoad(source, mask.GetLower()),
                    Avx2.MaskLoad(source + Vector256<long>.Count, mask.GetUpper())),
                merge);

        public static Vector512<float> MaskLoad(float* source, Vector512<float> mask, Vector512<float> merge)
            => Avx512F.MaskLoad((int*)source, mask.AsInt32(), merge.AsInt32()).AsSingle();

        public static Vector512<double> MaskLoad(double* source, Vector512<double> mask, Vector512<double> merge)
            => Avx512F.MaskLoad((long*)source, mask.AsInt64(), merge.AsInt64()).AsDouble();

        public static void MaskStore(int* target, Vector512<int> mask, Vector512<int> value)
        {
            Avx2.MaskStore(target, mask.GetLower(), value.GetLower());
            Avx2.MaskStore(target + Vector256<int>.Count, mask.GetUpper(), value.GetUpper());
        }

        public static void MaskStore(long* target, Vector512<long> mask, Vector512<long> value)
        {
            Avx2.MaskStore(target, mask.GetLower(), value.GetLower());
            Avx2.MaskStore(target + Vector256<long>.Count, mask.GetUpper(), value.GetUpper());
        }

        public static void MaskStore(float* target, Vector512<float> mask, Vector512<float> value)
            => Avx512F.MaskStore((int*)target, mask.AsInt32(), value.AsInt32());

        public static void MaskStore(double* target, Vector512<double> mask, Vector512<double> value)
            => Avx512F.MaskStore((long*)target, mask.AsInt64(), value.AsInt64());
    }
}
#endif
