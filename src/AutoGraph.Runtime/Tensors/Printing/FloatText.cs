using AutoGraph.Kernels;

namespace AutoGraph;

/// <summary>Floating numbers as NumPy prints them: alone, or in an array with one width.</summary>
internal static class FloatText
{
    private const int Precision = 8;

    /// <summary>A scalar: <c>2.0</c>, <c>9.8</c>, <c>1e-05</c>.</summary>
    public static string Alone(double value, ElementType type)
    {
        if (!double.IsFinite(value))
        {
            return NotFinite(value);
        }

        if (value != 0 && Math.Abs(value) is < 1e-4 or >= 1e16)
        {
            var (first, rest, exponent) = DecimalDigits.Shortest(value, type).ScientificParts();
            return first + (rest.Length > 0 ? "." + rest : "") + "e" + exponent;
        }

        var (whole, fraction) = DecimalDigits.Shortest(value, type).Parts();
        return $"{whole}.{(fraction.Length > 0 ? fraction : "0")}";
    }

    /// <summary>The elements of an array, padded to stand in columns: <c>1.5 </c>, <c>2.  </c>, <c>3.25</c>.</summary>
    public static string[] Together(double[] values, ElementType type)
        => NeedsExponent(values, type) ? WithExponent(values, type) : WrittenOut(values, type);

    // NumPy's rule: too large, too small, or too far apart. The quotient is one of the dtype.
    private static bool NeedsExponent(double[] values, ElementType type)
    {
        double smallest = double.PositiveInfinity, largest = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(value) && value != 0)
            {
                smallest = Math.Min(smallest, Math.Abs(value));
                largest = Math.Max(largest, Math.Abs(value));
            }
        }

        var quotient = type switch
        {
            ElementType.Float32 => (float)largest / (float)smallest,
            ElementType.Float16 => (double)((Half)largest / (Half)smallest),
            _ => largest / smallest,
        };
        return largest > 0 && (largest >= 1e8 || smallest < 1e-4 || quotient > 1000);
    }

    private static string[] WrittenOut(double[] values, ElementType type)
    {
        var parts = Array.ConvertAll(
            values,
            value => double.IsFinite(value) ? DecimalDigits.Positional(value, type, Precision).Parts() : default);
        var right = parts.Max(part => part.Fraction?.Length ?? 0);
        var left = Left(parts.Max(part => part.Whole?.Length ?? 0), right, values);
        return [.. parts.Select((part, i) => part.Whole is null
            ? NotFinite(values[i]).PadLeft(left + right + 1)
            : part.Whole.PadLeft(left) + "." + part.Fraction.PadRight(right))];
    }

    private static string[] WithExponent(double[] values, ElementType type)
    {
        var parts = Array.ConvertAll(values, value => !double.IsFinite(value)
            ? default
            : DecimalDigits.Scientific(value, type, Precision).ScientificParts());
        var fraction = parts.Max(part => part.Fraction?.Length ?? 0);
        for (var i = 0; i < parts.Length; i++)
        {
            // Where the column asks for more digits than tell the number apart, NumPy gives those of its exact value.
            if (parts[i].Fraction?.Length < fraction)
            {
                parts[i] = DecimalDigits.Exact(values[i], fraction).ScientificParts();
            }
        }

        var exponent = parts.Max(part => part.Exponent?.Length ?? 0) - 1;
        var right = fraction + exponent + 2;
        var left = Left(parts.Max(part => part.Whole?.Length ?? 0), right, values);
        return [.. parts.Select((part, i) => part.Whole is null
            ? NotFinite(values[i]).PadLeft(left + right + 1)
            : part.Whole.PadLeft(left) + "." + part.Fraction.PadRight(fraction, '0')
                + "e" + part.Exponent[0] + part.Exponent[1..].PadLeft(exponent, '0'))];
    }

    // What is no number may stand over the point and the fraction.
    private static int Left(int left, int right, double[] values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                left = Math.Max(left, NotFinite(value).Length - right - 1);
            }
        }

        return left;
    }

    private static string NotFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
