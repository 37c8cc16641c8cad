using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGraph.Kernels;

/// <summary>A two-byte float type, eight at a time to and from Float32; halves go to even, NaN stays NaN.</summary>
internal interface INarrowFloat
{
    static abstract Vector256<float> Widen(Vector128<ushort> bits);

    static abstract Vector128<ushort> Narrow(Vector256<float> values);
}

/// <summary>IEEE half: 5 bits of exponent, 10 of mantissa.</summary>
/// <remarks>After F. Giesen, "Half to float done quick" (2012): subnormal numbers go through an addition or
/// multiplication that the hardware rounds.</remarks>
internal readonly struct Float16Lanes : INarrowFloat
{
    /// <summary>Between the mantissas of the two types.</summary>
    private const int ShiftBits = 13;

    /// <summary>The difference of the exponents' biases, as bits of a float.</summary>
    private const uint BiasBits = 112u << 23;

    private const uint Infinity = 0x7F80_0000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Widen(Vector128<ushort> bits)
    {
        var wide = NarrowFloats.Extend(bits);
        var magnitude = (wide & Vector256.Create(0x7FFFu)) << ShiftBits;

        // 2^112 makes up for the biases, also of subnormal numbers.
        var scaled = magnitude.AsSingle() * Vector256.Create(5.192296858534828e33f);
        var endless = Vector256.GreaterThanOrEqual(
            magnitude.AsInt32(), Vector256.Create(0x7C00 << ShiftBits)).AsUInt32() & Vector256.Create(Infinity);
        return (scaled.AsUInt32() | endless | ((wide & Vector256.Create(0x8000u)) << 16)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> Narrow(Vector256<float> values)
    {
        var sign = values.AsUInt32() & Vector256.Create(0x8000_0000u);
        var magnitude = values.AsUInt32() ^ sign;
        var odd = (magnitude >> ShiftBits) & Vector256<uint>.One;
        var normal = (magnitude - Vector256.Create(BiasBits - 0xFFF) + odd) >> ShiftBits;

        // 0.5 has the last bit of its mantissa where the smallest half has it.
        var half = Vector256.Create(0.5f);
        var subnormal = (magnitude.AsSingle() + half).AsUInt32() - half.AsUInt32();
        var large = Vector256.ConditionalSelect(
            Vector256.GreaterThan(magnitude.AsInt32(), Vector256.Create((int)Infinity)).AsUInt32(),
            Vector256.Create(0x7E00u), Vector256.Create(0x7C00u));
        var result = Vector256.ConditionalSelect(Below(magnitude, 0x3880_0000), subnormal, normal);
        result = Vector256.ConditionalSelect(Below(magnitude, 0x4780_0000), result, large);
        return NarrowFloats.Truncate(result | (sign >> 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Below(Vector256<uint> magnitude, int limit)
        => Vector256.LessThan(magnitude.AsInt32(), Vector256.Create(limit)).AsUInt32();
}

/// <summary>The upper half of a Float32.</summary>
internal readonly struct BFloat16Lanes : INarrowFloat
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Widen(Vector128<ushort> bits) => (NarrowFloats.Extend(bits) << 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> Narrow(Vector256<float> values)
    {
        var bits = values.AsUInt32();
        var rounded = bits + Vector256.Create(0x7FFFu) + ((bits >> 16) & Vector256<uint>.One);
        var valid = Vector256.Equals(values, values).AsUInt32();
        return NarrowFloats.Truncate(
            Vector256.ConditionalSelect(valid, rounded, Vector256.Create(float.NaN).AsUInt32()) >> 16);
    }
}
