namespace AutoGraph.Ops;

/// <summary>Which dtypes an operation takes.</summary>
internal enum Accepts : byte
{
    /// <summary>Numbers and bool.</summary>
    Anything,

    /// <summary>Integers and floating dtypes.</summary>
    Numbers,

    /// <summary>float16, bfloat16, float32, float64.</summary>
    Floating,

    /// <summary>bool.</summary>
    Bool,

    /// <summary>Integers and bool.</summary>
    Bits,
}

/// <summary>Checks of dtypes.</summary>
internal static class DTypeChecks
{
    /// <summary>Throws when the operation does not take the dtype.</summary>
    public static void Check(this Accepts accepts, string operation, DType dtype)
    {
        var fits = accepts switch
        {
            Accepts.Numbers => dtype.IsNumeric,
            Accepts.Floating => dtype.IsFloating,
            Accepts.Bool => dtype == DType.Bool,
            Accepts.Bits => dtype.IsInteger || dtype == DType.Bool,
            _ => dtype.StorageElement is not null,
        };
        if (!fits)
        {
            throw new DTypeException($"{operation}: expected {Words(accepts)}, got {dtype}. Use Cast to convert it "
                + "first.");
        }
    }

    private static string Words(Accepts accepts) => accepts switch
    {
        Accepts.Numbers => "a number",
        Accepts.Floating => "a floating dtype (float32, float64, …)",
        Accepts.Bool => "bool",
        Accepts.Bits => "an integer dtype or bool",
        _ => "a number or bool",
    };
}
