namespace AutoGraph.Kernels;

/// <summary>
/// Makes the steps of a tile; every generic form is named here, so that compilation ahead of time sees it.
/// </summary>
internal static class TileSteps
{
    public static TileStep Of(Step[] steps, int index)
    {
        var step = steps[index];
        return step.Primitive switch
        {
            Primitive.Input => Load(step.Type),
            Primitive.Constant => Constant(step.Type, step.Payload),
            Primitive.Cast => Cast(steps[step.A].Type, step.Type),
            Primitive.Select => Operation(step.Primitive, step.Type),
            _ => Operation(step.Primitive, steps[step.A].Type),
        };
    }

    /// <summary>
    /// The step that wraps or rounds what was computed in a wider type; null when there is nothing to do.
    /// </summary>
    public static TileStep? Rounding(Step step) => step.Type switch
    {
        _ when step.Primitive is Primitive.Input or Primitive.Constant || !step.Primitive.NeedsRounding() => null,
        ElementType.Int8 => new TileRounding<int, sbyte>(),
        ElementType.Int16 => new TileRounding<int, short>(),
        ElementType.UInt8 => new TileRounding<int, byte>(),
        ElementType.UInt16 => new TileRounding<int, ushort>(),
        ElementType.Float16 => new TileRounding<float, Half>(),
        ElementType.BFloat16 => new TileRounding<float, BFloat16>(),
        _ => null,
    };

    private static TileStep Load(ElementType type) => type switch
    {
        ElementType.Bool => new TileLoad<int, bool>(),
        ElementType.Int8 => new TileLoad<int, sbyte>(),
        ElementType.Int16 => new TileLoad<int, short>(),
        ElementType.Int32 => new TileLoad<int, int>(),
        ElementType.Int64 => new TileLoad<long, long>(),
        ElementType.UInt8 => new TileLoad<int, byte>(),
        ElementType.UInt16 => new TileLoad<int, ushort>(),
        ElementType.UInt32 => new TileLoad<uint, uint>(),
        ElementType.UInt64 => new TileLoad<ulong, ulong>(),
        ElementType.Float16 => new TileLoad<float, Half>(),
        ElementType.BFloat16 => new TileLoad<float, BFloat16>(),
        ElementType.Float32 => new TileLoad<float, float>(),
        _ => new TileLoad<double, double>(),
    };

    private static TileStep Constant(ElementType type, long payload) => type switch
    {
        ElementType.Bool => new TileConstant<int>((int)-payload),
        ElementType.Float64 => new TileConstant<double>(BitConverter.Int64BitsToDouble(payload)),
        _ when type.IsFloating() => new TileConstant<float>((float)BitConverter.Int64BitsToDouble(payload)),
        ElementType.UInt32 => new TileConstant<uint>((uint)payload),
        ElementType.Int64 => new TileConstant<long>(payload),
        ElementType.UInt64 => new TileConstant<ulong>((ulong)payload),
        _ => new TileConstant<int>((int)payload),
    };

    private static TileStep Operation(Primitive primitive, ElementType type) => type switch
    {
        ElementType.UInt32 => new TileOperation<uint>(primitive),
        ElementType.Int64 => new TileOperation<long>(primitive),
        ElementType.UInt64 => new TileOperation<ulong>(primitive),
        ElementType.Float64 => new TileOperation<double>(primitive),
        _ when type.IsFloating() => new TileOperation<float>(primitive),
        _ => new TileOperation<int>(primitive),
    };

    private static TileStep Cast(ElementType from, ElementType to) => from switch
    {
        ElementType.UInt32 => CastFrom<uint>(from, to),
        ElementType.Int64 => CastFrom<long>(from, to),
        ElementType.UInt64 => CastFrom<ulong>(from, to),
        ElementType.Float64 => CastFrom<double>(from, to),
        _ when from.IsFloating() => CastFrom<float>(from, to),
        _ => CastFrom<int>(from, to),
    };

    private static TileStep CastFrom<TFrom>(ElementType from, ElementType to)
        where TFrom : unmanaged
        => to switch
        {
            ElementType.UInt32 => new TileCast<TFrom, uint>(from, to),
            ElementType.Int64 => new TileCast<TFrom, long>(from, to),
            ElementType.UInt64 => new TileCast<TFrom, ulong>(from, to),
            ElementType.Float64 => new TileCast<TFrom, double>(from, to),
            _ when to.IsFloating() => new TileCast<TFrom, float>(from, to),
            _ => new TileCast<TFrom, int>(from, to),
        };
}
