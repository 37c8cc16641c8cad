using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Checks;

/// <summary>The runtime's dtypes by name.</summary>
internal static class DTypes
{
    public static bool IsFloating(string dtype) => dtype is "float16" or "bfloat16" or "float32" or "float64";

    public static bool IsInteger(string dtype)
        => dtype is "int8" or "int16" or "int32" or "int64" or "uint8" or "uint16" or "uint32" or "uint64";

    public static bool IsNumber(string dtype) => IsFloating(dtype) || IsInteger(dtype);

    /// <summary>Of the elements that a C# type makes; null when it makes none.</summary>
    public static string? Of(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Boolean => "bool",
        SpecialType.System_SByte => "int8",
        SpecialType.System_Int16 => "int16",
        SpecialType.System_Int32 => "int32",
        SpecialType.System_Int64 => "int64",
        SpecialType.System_Byte => "uint8",
        SpecialType.System_UInt16 => "uint16",
        SpecialType.System_UInt32 => "uint32",
        SpecialType.System_UInt64 => "uint64",
        SpecialType.System_Single => "float32",
        SpecialType.System_Double => "float64",
        SpecialType.System_String => "string",
        _ => type is { Name: "Half", ContainingNamespace.Name: "System" } ? "float16" : null,
    };

    /// <summary>The property of DType for a name: Float32 for float32.</summary>
    public static string Property(string dtype) => dtype switch
    {
        "bfloat16" => "BFloat16",
        _ when dtype[0] == 'u' => "UI" + dtype.Substring(2),
        _ => char.ToUpperInvariant(dtype[0]) + dtype.Substring(1),
    };
}
