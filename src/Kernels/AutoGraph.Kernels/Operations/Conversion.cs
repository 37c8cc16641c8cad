using System.Runtime.CompilerServices;

namespace AutoGraph.Kernels;

/// <summary>Conversions between vectors of equally many elements.</summary>
internal static unsafe class Conversion
{
    /// <summary>Floats to integers saturate with NaN as 0; integers wrap or extend.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VTo Convert<VFrom, TFrom, VTo, TTo>(VFrom value)
        where VFrom : unmanaged
        where TFrom : unmanaged
        where VTo : unmanaged
        where TTo : unmanaged
        => typeof(TFrom) == typeof(TTo) || (!Floats.Are<TFrom>() && !Floats.Are<TTo>() && sizeof(VFrom) == sizeof(VTo))
            ? Unsafe.As<VFrom, VTo>(ref value)
            : ByLane<VFrom, TFrom, VTo, TTo>(value);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static VTo ByLane<VFrom, TFrom, VTo, TTo>(VFrom value)
        where VFrom : unmanaged
        where TFrom : unmanaged
        where VTo : unmanaged
        where TTo : unmanaged
    {
        VTo result = default;
        for (int i = 0; i < sizeof(VTo) / sizeof(TTo); i++)
        {
            ((TTo*)&result)[i] = One<TFrom, TTo>(((TFrom*)&value)[i]);
        }

        return result;
    }

    /// <summary>Converts one element.</summary>
    public static TTo One<TFrom, TTo>(TFrom value)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        if (typeof(TFrom) == typeof(float))
        {
            return FromDouble<TTo>(Unsafe.As<TFrom, float>(ref value));
        }

        if (typeof(TFrom) == typeof(double))
        {
            return FromDouble<TTo>(Unsafe.As<TFrom, double>(ref value));
        }

        if (typeof(TFrom) == typeof(ulong) && Floats.Are<TTo>())
        {
            ulong whole = Unsafe.As<TFrom, ulong>(ref value);
            float single = whole;
            double wide = whole;
            return typeof(TTo) == typeof(float) ? Unsafe.As<float, TTo>(ref single) : Unsafe.As<double, TTo>(ref wide);
        }

        return FromLong<TTo>(
            typeof(TFrom) == typeof(int) ? Unsafe.As<TFrom, int>(ref value)
            : typeof(TFrom) == typeof(uint) ? Unsafe.As<TFrom, uint>(ref value)
            : Unsafe.As<TFrom, long>(ref value));
    }

    private static TTo FromDouble<TTo>(double value)
        where TTo : unmanaged
    {
        float single = (float)value;
        int small = int.CreateSaturating(value);
        uint positive = uint.CreateSaturating(value);
        long whole = long.CreateSaturating(value);
        ulong large = ulong.CreateSaturating(value);
        return typeof(TTo) == typeof(float) ? Unsafe.As<float, TTo>(ref single)
            : typeof(TTo) == typeof(double) ? Unsafe.As<double, TTo>(ref value)
            : typeof(TTo) == typeof(int) ? Unsafe.As<int, TTo>(ref small)
            : typeof(TTo) == typeof(uint) ? Unsafe.As<uint, TTo>(ref positive)
            : typeof(TTo) == typeof(long) ? Unsafe.As<long, TTo>(ref whole)
            : Unsafe.As<ulong, TTo>(ref large);
    }

    private static TTo FromLong<TTo>(long value)
        where TTo : unmanaged
    {
        float single = value;
        double wide = value;
        return typeof(TTo) == typeof(float) ? Unsafe.As<float, TTo>(ref single)
            : typeof(TTo) == typeof(double) ? Unsafe.As<double, TTo>(ref wide)
            : Unsafe.As<long, TTo>(ref value);
    }
}
