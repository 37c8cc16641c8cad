namespace AutoGraph.Kernels;

/// <summary>Brings a tile to an output: stores or reduces it.</summary>
internal abstract unsafe class TileOutput
{
    public static TileOutput Of(LoopOutput output) => output.Value.Type switch
    {
        ElementType.Bool => new TileOutput<int, bool>(output),
        ElementType.Int8 => new TileOutput<int, sbyte>(output),
        ElementType.Int16 => new TileOutput<int, short>(output),
        ElementType.Int32 => new TileOutput<int, int>(output),
        ElementType.Int64 => new TileOutput<long, long>(output),
        ElementType.UInt8 => new TileOutput<int, byte>(output),
        ElementType.UInt16 => new TileOutput<int, ushort>(output),
        ElementType.UInt32 => new TileOutput<uint, uint>(output),
        ElementType.UInt64 => new TileOutput<ulong, ulong>(output),
        ElementType.Float16 => new TileOutput<float, Half>(output),
        ElementType.BFloat16 => new TileOutput<float, BFloat16>(output),
        ElementType.Float32 => new TileOutput<float, float>(output),
        _ => new TileOutput<double, double>(output),
    };

    /// <summary>Takes <paramref name="count"/> values to where they belong.</summary>
    public abstract void Finish(byte* values, byte* target, nint stride, int count, StrideClass kind);
}
