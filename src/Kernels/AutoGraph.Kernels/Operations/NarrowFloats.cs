using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>Rows of two-byte floats to and from Float32.</summary>
internal static unsafe class NarrowFloats
{
    /// <summary>True for the types this is about.</summary>
    public static bool Are(ElementType type) => type is ElementType.Float16 or ElementType.BFloat16;

    /// <summary>target = source, of which elements are so many bytes apart.</summary>
    public static void Widen(ElementType type, byte* source, nint stride, float* target, int count)
    {
        if (type == ElementType.Float16)
        {
            Widen<Float16Lanes>(source, stride, target, count);
        }
        else
        {
            Widen<BFloat16Lanes>(source, stride, target, count);
        }
    }

    /// <summary>target = source, both side by side.</summary>
    public static void Narrow(ElementType type, float* source, ushort* target, int count)
    {
        if (type == ElementType.Float16)
        {
            Narrow<Float16Lanes>(source, target, count);
        }
        else
        {
            Narrow<BFloat16Lanes>(source, target, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<uint> Extend(Vector128<ushort> bits)
    {
        var (lower, upper) = Vector128.Widen(bits);
        return Vector256.Create(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<ushort> Truncate(Vector256<uint> bits)
        => Vector128.Narrow(bits.GetLower(), bits.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen<TNarrow>(byte* source, nint stride, float* target, int count)
        where TNarrow : INarrowFloat
    {
        var done = 0;
        if (stride == sizeof(ushort))
        {
            for (; done + 8 <= count; done += 8)
            {
                TNarrow.Widen(Vector128.Load((ushort*)source + done)).Store(target + done);
            }

            for (; done + 4 <= count; done += 4)
            {
                var four = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>((ushort*)source + done));
                TNarrow.Widen(four.AsUInt16()).GetLower().Store(target + done);
            }
        }

        for (; done < count; done++)
        {
            target[done] = TNarrow.Widen(Vector128.CreateScalarUnsafe(*(ushort*)(source + done * stride))).ToScalar();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Narrow<TNarrow>(float* source, ushort* target, int count)
        where TNarrow : INarrowFloat
    {
        var done = 0;
        for (; done + 8 <= count; done += 8)
        {
            TNarrow.Narrow(Vector256.Load(source + done)).Store(target + done);
        }

        for (; done < count; done++)
        {
            target[done] = TNarrow.Narrow(Vector256.CreateScalarUnsafe(source[done])).ToScalar();
        }
    }
}
