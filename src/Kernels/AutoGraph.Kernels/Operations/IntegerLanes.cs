using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Integer division, which vectors lack: lane by lane, and 0 for a divisor of 0 instead of a trap.</summary>
internal static unsafe class IntegerLanes
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Divide<V, T>(V x, V y)
        where V : unmanaged
        where T : unmanaged
    {
        for (int i = 0; i < sizeof(V) / sizeof(T); i++)
        {
            ((T*)&x)[i] = Quotient(((T*)&x)[i], ((T*)&y)[i]);
        }

        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Remainder<V, T>(V x, V y)
        where V : unmanaged
        where T : unmanaged
    {
        for (int i = 0; i < sizeof(V) / sizeof(T); i++)
        {
            ((T*)&x)[i] = Rest(((T*)&x)[i], ((T*)&y)[i]);
        }

        return x;
    }

    /// <summary>One element by another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quotient<T>(T x, T y)
        where T : unmanaged
    {
        if (typeof(T) == typeof(int))
        {
            // In 64 bits the smallest by -1 does not trap; narrowing wraps it.
            int divisor = As<T, int>(y);
            return As<int, T>(divisor == 0 ? 0 : (int)((long)As<T, int>(x) / divisor));
        }

        if (typeof(T) == typeof(uint))
        {
            uint divisor = As<T, uint>(y);
            return As<uint, T>(divisor == 0 ? 0 : As<T, uint>(x) / divisor);
        }

        if (typeof(T) == typeof(long))
        {
            long divisor = As<T, long>(y);
            return As<long, T>(divisor == 0 ? 0 : divisor == -1 ? -As<T, long>(x) : As<T, long>(x) / divisor);
        }

        ulong unsigned = As<T, ulong>(y);
        return As<ulong, T>(unsigned == 0 ? 0 : As<T, ulong>(x) / unsigned);
    }

    /// <summary>What one element leaves of another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Rest<T>(T x, T y)
        where T : unmanaged
    {
        if (typeof(T) == typeof(int))
        {
            int divisor = As<T, int>(y);
            return As<int, T>(divisor is 0 or -1 ? 0 : As<T, int>(x) % divisor);
        }

        if (typeof(T) == typeof(uint))
        {
            uint divisor = As<T, uint>(y);
            return As<uint, T>(divisor == 0 ? 0 : As<T, uint>(x) % divisor);
        }

        if (typeof(T) == typeof(long))
        {
            long divisor = As<T, long>(y);
            return As<long, T>(divisor is 0 or -1 ? 0 : As<T, long>(x) % divisor);
        }

        ulong unsigned = As<T, ulong>(y);
        return As<ulong, T>(unsigned == 0 ? 0 : As<T, ulong>(x) % unsigned);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTo As<TFrom, TTo>(TFrom value)
        where TFrom : unmanaged
        where TTo : unmanaged
        => Unsafe.BitCast<TFrom, TTo>(value);
}
