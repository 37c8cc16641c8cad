using AutoGraph.Kernels;

namespace AutoGraph;

/// <summary>Single elements in memory.</summary>
internal static unsafe class Numbers
{
    public static void Write(nint address, ElementType type, double value)
    {
        switch (type)
        {
            case ElementType.Float16:
                *(Half*)address = (Half)value;
                break;
            case ElementType.BFloat16:
                *(ushort*)address = ToBFloat16((float)value);
                break;
            case ElementType.Float32:
                *(float*)address = (float)value;
                break;
            case ElementType.Float64:
                *(double*)address = value;
                break;
            case ElementType.UInt64:
                *(ulong*)address = (ulong)value;
                break;
            default:
                Write(address, type, (long)value);
                break;
        }
    }

    public static void Write(nint address, ElementType type, long value)
    {
        switch (type)
        {
            case ElementType.Bool:
                *(byte*)address = value == 0 ? (byte)0 : (byte)1;
                break;
            case ElementType.Int8 or ElementType.UInt8:
                *(byte*)address = (byte)value;
                break;
            case ElementType.Int16 or ElementType.UInt16:
                *(ushort*)address = (ushort)value;
                break;
            case ElementType.Int32 or ElementType.UInt32:
                *(uint*)address = (uint)value;
                break;
            case ElementType.Int64 or ElementType.UInt64:
                *(long*)address = value;
                break;
            default:
                Write(address, type, (double)value);
                break;
        }
    }

    /// <summary>The element as a double; 64-bit integers beyond 2^53 round.</summary>
    public static double ReadDouble(nint address, ElementType type) => type switch
    {
        ElementType.Float16 => (double)*(Half*)address,
        ElementType.BFloat16 => FromBFloat16(*(ushort*)address),
        ElementType.Float32 => *(float*)address,
        ElementType.Float64 => *(double*)address,
        ElementType.UInt64 => *(ulong*)address,
        _ => ReadInteger(address, type),
    };

    /// <summary>An integer or bool element.</summary>
    public static long ReadInteger(nint address, ElementType type) => type switch
    {
        ElementType.Bool or ElementType.UInt8 => *(byte*)address,
        ElementType.Int8 => *(sbyte*)address,
        ElementType.Int16 => *(short*)address,
        ElementType.UInt16 => *(ushort*)address,
        ElementType.Int32 => *(int*)address,
        ElementType.UInt32 => *(uint*)address,
        ElementType.Int64 or ElementType.UInt64 => *(long*)address,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static float FromBFloat16(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    /// <summary>Rounds to the nearest, ties to even; NaN stays NaN.</summary>
    public static ushort ToBFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value)
            ? (ushort)((bits >> 16) | 0x40)
            : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
