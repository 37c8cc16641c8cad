using AutoGraph.Kernels;

namespace AutoGraph;

/// <summary>The type of the elements of a tensor. Prints as TensorFlow writes it: <c>float32</c>.</summary>
public sealed class DType
{
    private DType(string name, ElementType? element, Type clrType)
    {
        Name = name;
        StorageElement = element;
        ClrType = clrType;
    }

    /// <summary>Signed, 8 bits.</summary>
    public static DType Int8 { get; } = new("int8", ElementType.Int8, typeof(sbyte));

    /// <summary>Signed, 16 bits.</summary>
    public static DType Int16 { get; } = new("int16", ElementType.Int16, typeof(short));

    /// <summary>Signed, 32 bits: what an <c>int</c> becomes.</summary>
    public static DType Int32 { get; } = new("int32", ElementType.Int32, typeof(int));

    /// <summary>Signed, 64 bits.</summary>
    public static DType Int64 { get; } = new("int64", ElementType.Int64, typeof(long));

    /// <summary>Unsigned, 8 bits.</summary>
    public static DType UInt8 { get; } = new("uint8", ElementType.UInt8, typeof(byte));

    /// <summary>Unsigned, 16 bits.</summary>
    public static DType UInt16 { get; } = new("uint16", ElementType.UInt16, typeof(ushort));

    /// <summary>Unsigned, 32 bits.</summary>
    public static DType UInt32 { get; } = new("uint32", ElementType.UInt32, typeof(uint));

    /// <summary>Unsigned, 64 bits.</summary>
    public static DType UInt64 { get; } = new("uint64", ElementType.UInt64, typeof(ulong));

    /// <summary>IEEE half precision.</summary>
    public static DType Float16 { get; } = new("float16", ElementType.Float16, typeof(Half));

    /// <summary>The upper half of a float32: its range, 8 bits of precision.</summary>
    public static DType BFloat16 { get; } = new("bfloat16", ElementType.BFloat16, typeof(ushort));

    /// <summary>IEEE single precision: what a <c>float</c> becomes.</summary>
    public static DType Float32 { get; } = new("float32", ElementType.Float32, typeof(float));

    /// <summary>IEEE double precision: what a <c>double</c> becomes.</summary>
    public static DType Float64 { get; } = new("float64", ElementType.Float64, typeof(double));

    /// <summary>True and false, one byte each.</summary>
    public static DType Bool { get; } = new("bool", ElementType.Bool, typeof(bool));

    /// <summary>Strings; they are created, compared and printed, not computed with.</summary>
    public static DType String { get; } = new("string", null, typeof(string));

    /// <summary>A list of tensors as one value: what a loop gathers results in.</summary>
    internal static DType List { get; } = new("list", null, typeof(object));

    /// <summary>A list of tensors that carry no gradient.</summary>
    internal static DType OpaqueList { get; } = new("opaqueList", null, typeof(object));

    /// <summary>All dtypes that a user can name, in the order of their widths.</summary>
    public static IReadOnlyList<DType> All { get; } =
        [Bool, Int8, Int16, Int32, Int64, UInt8, UInt16, UInt32, UInt64, Float16, BFloat16, Float32, Float64, String];

    /// <summary>The name as TensorFlow and NumPy write it.</summary>
    public string Name { get; }

    /// <summary>The C# type of one element; <see cref="ushort"/> (the bits) for bfloat16, which C# lacks.</summary>
    public Type ClrType { get; }

    /// <summary>True for the four floating dtypes.</summary>
    public bool IsFloating => StorageElement is { } e && e.IsFloating();

    /// <summary>True for the eight integer dtypes.</summary>
    public bool IsInteger => StorageElement is { } e && e.IsInteger();

    /// <summary>True for integers and floating dtypes.</summary>
    public bool IsNumeric => IsFloating || IsInteger;

    /// <summary>Bytes of one element.</summary>
    /// <exception cref="DTypeException">Strings have no fixed size.</exception>
    public int Size => Element.Size();

    /// <summary>The least number, as a scalar of the dtype; finite for floating dtypes.</summary>
    public Tensor MinValue => this == Float64 ? Tensor.Constant(double.MinValue) : Tensor.Scalar(this, Limits.Min);

    /// <summary>The greatest number, as a scalar of the dtype; finite for floating dtypes.</summary>
    public Tensor MaxValue => this == Float64 ? Tensor.Constant(double.MaxValue)
        : this == Int64 ? Tensor.Constant(long.MaxValue)
        : this == UInt64 ? Tensor.Constant(ulong.MaxValue)
        : Tensor.Scalar(this, Limits.Max);

    private (double Min, double Max) Limits => Element switch
    {
        ElementType.Bool => (0, 1),
        ElementType.Float16 => ((double)Half.MinValue, (double)Half.MaxValue),
        ElementType.BFloat16 => (-Numbers.FromBFloat16(0x7F7F), Numbers.FromBFloat16(0x7F7F)),
        ElementType.Float32 => (float.MinValue, float.MaxValue),
        ElementType.UInt8 or ElementType.UInt16 or ElementType.UInt32 or ElementType.UInt64
            => (0, Math.Pow(2, 8 * Size) - 1),
        _ => (-Math.Pow(2, (8 * Size) - 1), Math.Pow(2, (8 * Size) - 1) - 1),
    };

    /// <summary>How the elements lie in memory.</summary>
    internal ElementType Element => StorageElement
        ?? throw new DTypeException($"dtype {Name} has no numeric elements: expected a number or bool. Convert it "
            + $"first.");

    /// <summary>Null for strings and lists.</summary>
    internal ElementType? StorageElement { get; }

    /// <summary>The dtype of a C# element type.</summary>
    /// <exception cref="DTypeException">The type has no dtype.</exception>
    public static DType Of<T>() => Of(typeof(T));

    /// <summary>The dtype of a C# element type.</summary>
    /// <exception cref="DTypeException">The type has no dtype.</exception>
    public static DType Of(Type type)
    {
        foreach (var dtype in All)
        {
            if (dtype.ClrType == type && dtype != BFloat16)
            {
                return dtype;
            }
        }

        throw new DTypeException(
            $"There is no dtype for {type}: expected one of bool, sbyte … ulong, Half, float, double, string.");
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static DType Of(ElementType element) => element switch
    {
        ElementType.Bool => Bool,
        ElementType.Int8 => Int8,
        ElementType.Int16 => Int16,
        ElementType.Int32 => Int32,
        ElementType.Int64 => Int64,
        ElementType.UInt8 => UInt8,
        ElementType.UInt16 => UInt16,
        ElementType.UInt32 => UInt32,
        ElementType.UInt64 => UInt64,
        ElementType.Float16 => Float16,
        ElementType.BFloat16 => BFloat16,
        ElementType.Float32 => Float32,
        ElementType.Float64 => Float64,
        _ => throw new ArgumentOutOfRangeException(nameof(element)),
    };
}
