namespace AutoGraph.Kernels;

/// <summary>What one element of a buffer is. Bool is one byte, 0 or 1.</summary>
public enum ElementType : byte
{
    /// <summary>One byte, 0 or 1.</summary>
    Bool,

    /// <summary>Signed, 1 byte.</summary>
    Int8,

    /// <summary>Signed, 2 bytes.</summary>
    Int16,

    /// <summary>Signed, 4 bytes.</summary>
    Int32,

    /// <summary>Signed, 8 bytes.</summary>
    Int64,

    /// <summary>Unsigned, 1 byte.</summary>
    UInt8,

    /// <summary>Unsigned, 2 bytes.</summary>
    UInt16,

    /// <summary>Unsigned, 4 bytes.</summary>
    UInt32,

    /// <summary>Unsigned, 8 bytes.</summary>
    UInt64,

    /// <summary>IEEE half, 2 bytes.</summary>
    Float16,

    /// <summary>The upper half of a Float32, 2 bytes.</summary>
    BFloat16,

    /// <summary>IEEE single, 4 bytes.</summary>
    Float32,

    /// <summary>IEEE double, 8 bytes.</summary>
    Float64,
}

/// <summary>Facts about element types.</summary>
public static class ElementTypes
{
    /// <summary>Bytes of one element.</summary>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Bool or ElementType.Int8 or ElementType.UInt8 => 1,
        ElementType.Int16 or ElementType.UInt16 or ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.Int32 or ElementType.UInt32 or ElementType.Float32 => 4,
        _ => 8,
    };

    /// <summary>True for the four IEEE-like types.</summary>
    public static bool IsFloating(this ElementType type) => type >= ElementType.Float16;

    /// <summary>True for the eight integer types; Bool is none.</summary>
    public static bool IsInteger(this ElementType type) => type is > ElementType.Bool and < ElementType.Float16;
}
