using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>Bools and small integers side by side, to and from wider lanes, a vector at a time.</summary>
internal static unsafe class PackedMemory
{
    /// <summary>True for elements of type M beside lanes of type R that <see cref="Load"/> can move.</summary>
    public static bool Moves(Type vector, Type computed, Type stored)
        => Vector256.IsHardwareAccelerated
            && vector.GetGenericTypeDefinition() != typeof(Vector512<>)
            && (stored == typeof(bool) || stored == typeof(sbyte) || stored == typeof(byte)
                || stored == typeof(short) || stored == typeof(ushort))
            && (computed == typeof(int) || (computed == typeof(long) && stored == typeof(bool)));

    /// <summary>As many elements as there are lanes; Bools become masks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<V, R, M>(byte* source)
        where V : unmanaged
        where R : unmanaged
        where M : unmanaged
    {
        int bytes = sizeof(V) / sizeof(R) * sizeof(M);
        var raw = bytes == sizeof(uint) ? Vector128.CreateScalar(*(uint*)source).AsByte()
            : bytes == sizeof(ulong) ? Vector128.CreateScalar(*(ulong*)source).AsByte()
            : Vector128.Load(source);
        bool signed = typeof(M) == typeof(sbyte) || typeof(M) == typeof(short);
        if (sizeof(M) == sizeof(byte))
        {
            raw = signed ? Vector128.WidenLower(raw.AsSByte()).AsByte() : Vector128.WidenLower(raw).AsByte();
        }

        var wide = raw.ToVector256Unsafe();
        var lanes = signed ? Vector256.WidenLower(wide.AsInt16()) : Vector256.WidenLower(wide.AsUInt16()).AsInt32();
        if (typeof(M) == typeof(bool))
        {
            lanes = ~Vector256.Equals(lanes, Vector256<int>.Zero);
        }

        if (sizeof(R) == sizeof(long))
        {
            return Unsafe.BitCast<Vector256<long>, V>(Vector256.WidenLower(lanes));
        }

        return sizeof(V) == sizeof(Vector128<int>)
            ? Unsafe.BitCast<Vector128<int>, V>(lanes.GetLower())
            : Unsafe.BitCast<Vector256<int>, V>(lanes);
    }

    /// <summary>The lower bytes of each lane; of a mask 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<V, R, M>(V value, byte* target)
        where V : unmanaged
        where R : unmanaged
        where M : unmanaged
    {
        Vector128<int> lower;
        Vector128<int> upper;
        if (sizeof(R) == sizeof(long))
        {
            var longs = Unsafe.BitCast<V, Vector256<long>>(value);
            lower = upper = Vector128.Narrow(longs.GetLower(), longs.GetUpper());
        }
        else if (sizeof(V) == sizeof(Vector128<int>))
        {
            lower = upper = Unsafe.BitCast<V, Vector128<int>>(value);
        }
        else
        {
            lower = Unsafe.BitCast<V, Vector256<int>>(value).GetLower();
            upper = Unsafe.BitCast<V, Vector256<int>>(value).GetUpper();
        }

        var shorts = Vector128.Narrow(lower, upper);
        var packed = shorts.AsByte();
        if (sizeof(M) == sizeof(byte))
        {
            packed = Vector128.Narrow(shorts, shorts).AsByte();
            packed = typeof(M) == typeof(bool) ? packed & Vector128<byte>.One : packed;
        }

        int bytes = sizeof(V) / sizeof(R) * sizeof(M);
        if (bytes == sizeof(uint))
        {
            *(uint*)target = packed.AsUInt32().ToScalar();
        }
        else if (bytes == sizeof(ulong))
        {
            *(ulong*)target = packed.AsUInt64().ToScalar();
        }
        else
        {
            packed.Store(target);
        }
    }
}
