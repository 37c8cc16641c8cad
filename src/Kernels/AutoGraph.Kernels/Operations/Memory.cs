using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>Moves elements of type M in memory to and from vectors of the type R that is computed with.</summary>
/// <remarks>Bool is computed with as masks, small integers as int, half floats as float.</remarks>
internal static unsafe class Memory
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V LoadStrided<V, R, M>(byte* source, nint stride, nint count)
        where V : unmanaged
        where R : unmanaged
        where M : unmanaged
    {
        V vector = default;
        var lanes = (R*)&vector;
        if (typeof(M) == typeof(R) && sizeof(R) == sizeof(int) && Avx2.IsSupported
            && count * sizeof(R) == sizeof(V) && count >= 8 && Math.Abs(stride) < int.MaxValue / 16)
        {
            var steps = Vector256<int>.Indices * (int)stride;
            for (nint i = 0; i < count; i += 8)
            {
                Avx2.GatherVector256((int*)(source + i * stride), steps, 1).Store((int*)(lanes + i));
            }

            return vector;
        }

        for (nint i = 0; i < count; i++)
        {
            lanes[i] = Widen<R, M>(*(M*)(source + i * stride));
        }

        return vector;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static R Read<R, M>(byte* source)
        where R : unmanaged
        where M : unmanaged
        => Widen<R, M>(*(M*)source);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void StoreStrided<V, R, M>(V value, byte* target, nint stride, nint count)
        where V : unmanaged
        where R : unmanaged
        where M : unmanaged
    {
        var lanes = (R*)&value;
        for (nint i = 0; i < count; i++)
        {
            *(M*)(target + i * stride) = Narrow<R, M>(lanes[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static R Widen<R, M>(M element)
        where R : unmanaged
        where M : unmanaged
    {
        if (typeof(M) == typeof(R))
        {
            return Unsafe.As<M, R>(ref element);
        }

        if (typeof(M) == typeof(Half) || typeof(M) == typeof(BFloat16))
        {
            float value = typeof(M) == typeof(Half)
                ? (float)Unsafe.As<M, Half>(ref element)
                : Unsafe.As<M, BFloat16>(ref element);
            return Unsafe.As<float, R>(ref value);
        }

        long whole = typeof(M) == typeof(bool) ? (Unsafe.As<M, byte>(ref element) == 0 ? 0 : -1)
            : typeof(M) == typeof(sbyte) ? Unsafe.As<M, sbyte>(ref element)
            : typeof(M) == typeof(byte) ? Unsafe.As<M, byte>(ref element)
            : typeof(M) == typeof(short) ? Unsafe.As<M, short>(ref element)
            : Unsafe.As<M, ushort>(ref element);
        return Unsafe.As<long, R>(ref whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static M Narrow<R, M>(R value)
        where R : unmanaged
        where M : unmanaged
    {
        if (typeof(M) == typeof(Half))
        {
            var half = (Half)Unsafe.As<R, float>(ref value);
            return Unsafe.As<Half, M>(ref half);
        }

        if (typeof(M) == typeof(BFloat16))
        {
            var half = (BFloat16)Unsafe.As<R, float>(ref value);
            return Unsafe.As<BFloat16, M>(ref half);
        }

        if (typeof(M) == typeof(bool))
        {
            byte bit = (byte)(Unsafe.As<R, byte>(ref value) & 1);
            return Unsafe.As<byte, M>(ref bit);
        }

        // Lower bytes stand first: narrowing wraps.
        return Unsafe.As<R, M>(ref value);
    }
}
