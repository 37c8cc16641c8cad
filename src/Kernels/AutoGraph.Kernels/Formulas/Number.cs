namespace AutoGraph.Kernels;

/// <summary>A value of any element type in 64 bits: floating ones as the bits of a double, integers extended.</summary>
internal static class Number
{
    public static double ToDouble(long payload, ElementType type)
        => type.IsFloating() ? BitConverter.Int64BitsToDouble(payload)
            : type == ElementType.UInt64 ? (ulong)payload
            : payload;

    public static long FromDouble(double value, ElementType type) => type switch
    {
        ElementType.Float64 => BitConverter.DoubleToInt64Bits(value),
        ElementType.Float32 => BitConverter.DoubleToInt64Bits((float)value),
        ElementType.Float16 => BitConverter.DoubleToInt64Bits((double)(Half)value),
        ElementType.BFloat16 => BitConverter.DoubleToInt64Bits(RoundToBFloat16((float)value)),
        ElementType.Bool => value != 0 ? 1 : 0,
        ElementType.Int8 => sbyte.CreateSaturating(value),
        ElementType.Int16 => short.CreateSaturating(value),
        ElementType.Int32 => int.CreateSaturating(value),
        ElementType.Int64 => long.CreateSaturating(value),
        ElementType.UInt8 => byte.CreateSaturating(value),
        ElementType.UInt16 => ushort.CreateSaturating(value),
        ElementType.UInt32 => uint.CreateSaturating(value),
        _ => (long)ulong.CreateSaturating(value),
    };

    public static long FromLong(long value, ElementType type) => type switch
    {
        ElementType.Bool => value != 0 ? 1 : 0,
        ElementType.Int8 => (sbyte)value,
        ElementType.Int16 => (short)value,
        ElementType.Int32 => (int)value,
        ElementType.UInt8 => (byte)value,
        ElementType.UInt16 => (ushort)value,
        ElementType.UInt32 => (uint)value,
        ElementType.Int64 or ElementType.UInt64 => value,
        ElementType.Float32 => BitConverter.DoubleToInt64Bits((float)value),
        ElementType.Float16 or ElementType.BFloat16 => FromDouble((float)value, type),
        _ => FromDouble(value, type),
    };

    /// <summary>As the primitive Cast does: to integers saturating, between integers wrapping.</summary>
    public static long Convert(long payload, ElementType from, ElementType to)
        => from.IsFloating() ? FromDouble(BitConverter.Int64BitsToDouble(payload), to)
            : from != ElementType.UInt64 || !to.IsFloating() ? FromLong(payload, to)
            : to == ElementType.Float64 ? FromDouble((ulong)payload, to)
            : FromDouble((float)(ulong)payload, to);

    /// <summary>Writes a value as an element in memory.</summary>
    public static unsafe void Write(byte* target, ElementType type, long payload)
    {
        double number = BitConverter.Int64BitsToDouble(payload);
        switch (type)
        {
            case ElementType.Float64:
                *(double*)target = number;
                break;
            case ElementType.Float32:
                *(float*)target = (float)number;
                break;
            case ElementType.Float16:
                *(Half*)target = (Half)number;
                break;
            case ElementType.BFloat16:
                *(BFloat16*)target = (BFloat16)(float)number;
                break;
            default:
                // Lower bytes stand first.
                new ReadOnlySpan<byte>(&payload, type.Size()).CopyTo(new(target, sizeof(long)));
                break;
        }
    }

    /// <summary>Reads an element from memory.</summary>
    public static unsafe long Read(byte* source, ElementType type) => type switch
    {
        ElementType.Float64 => *(long*)source,
        ElementType.Float32 => BitConverter.DoubleToInt64Bits(*(float*)source),
        ElementType.Float16 => BitConverter.DoubleToInt64Bits((double)*(Half*)source),
        ElementType.BFloat16 => BitConverter.DoubleToInt64Bits(*(BFloat16*)source),
        ElementType.Bool => *source == 0 ? 0 : 1,
        ElementType.Int8 => *(sbyte*)source,
        ElementType.UInt8 => *source,
        ElementType.Int16 => *(short*)source,
        ElementType.UInt16 => *(ushort*)source,
        ElementType.Int32 => *(int*)source,
        ElementType.UInt32 => *(uint*)source,
        _ => *(long*)source,
    };

    /// <summary>Halves go to even; NaN stays NaN.</summary>
    public static float RoundToBFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        uint rounded = (bits + 0x7FFFu + ((bits >> 16) & 1)) & 0xFFFF0000u;
        return float.IsNaN(value) ? float.NaN : BitConverter.UInt32BitsToSingle(rounded);
    }
}
