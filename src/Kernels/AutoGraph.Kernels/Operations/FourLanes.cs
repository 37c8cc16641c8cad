using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGraph.Kernels;

/// <summary>Conversions of four elements between types of different width, on AVX2; found by name and type.</summary>
internal static class FourLanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ToDouble(Vector128<float> value) => Avx.ConvertToVector256Double(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ToDouble(Vector128<int> value) => Avx.ConvertToVector256Double(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ToSingle(Vector256<double> value) => Avx.ConvertToVector128Single(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ToInt64(Vector128<int> value) => Avx2.ConvertToVector256Int64(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ToInt64(Vector128<uint> value) => Avx2.ConvertToVector256Int64(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ToInt64(Vector128<float> value) => ToInt64(ToDouble(value));

    /// <summary>Wraps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ToInt32(Vector256<long> value)
        => Vector128.Narrow(value.GetLower(), value.GetUpper());

    /// <summary>Saturates, with NaN as 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> ToInt32(Vector256<double> value)
    {
        var number = value & Vector256.Equals(value, value);
        var least = Vector256.MaxNative(number, Vector256.Create((double)int.MinValue));
        return Avx.ConvertToVector128Int32WithTruncation(
            Vector256.MinNative(least, Vector256.Create((double)int.MaxValue)));
    }

    /// <summary>Saturates, with NaN as 0; by the bits of a double while all are small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> ToInt64(Vector256<double> value)
    {
        const double Small = 1L << 51;
        const double Shift = 3.0 * (1L << 51);
        if (!Vector256.LessThanAll(Vector256.Abs(value), Vector256.Create(Small)))
        {
            return ToInt64OfAny(value);
        }

        var shift = Vector256.Create(Shift);
        return (Vector256.Truncate(value) + shift).AsInt64() - shift.AsInt64();
    }

    /// <summary>Rounded once: through a double while all are exact there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ToSingle(Vector256<long> value)
    {
        const long Exact = 1L << 53;
        var above = value + Vector256.Create(Exact);
        return (above & Vector256.Create(~(2 * Exact - 1))) == Vector256<long>.Zero
            ? ToSingle(Vector256.ConvertToDouble(value))
            : Conversion.ByLane<Vector256<long>, long, Vector128<float>, float>(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<long> ToInt64OfAny(Vector256<double> value) => Vector256.ConvertToInt64(value);
}
