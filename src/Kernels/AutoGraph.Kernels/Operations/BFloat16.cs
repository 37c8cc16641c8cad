namespace AutoGraph.Kernels;

/// <summary>The upper half of a float, as it lies in memory.</summary>
internal readonly struct BFloat16(ushort bits)
{
    private readonly ushort bits = bits;

    public static explicit operator BFloat16(float value)
        => new((ushort)(BitConverter.SingleToUInt32Bits(Number.RoundToBFloat16(value)) >> 16));

    public static implicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.bits << 16);
}
