using System.Globalization;
using AutoGraph.Kernels;

namespace AutoGraph;

/// <summary>A finite number as decimal digits: d.ddd × 10^Exponent.</summary>
/// <param name="IsNegative">True for -0 too.</param>
/// <param name="Digits">From the first that is not 0, without zeros at the end; "0" for zero.</param>
/// <param name="Exponent">The power of ten of the first digit.</param>
internal readonly record struct DecimalDigits(bool IsNegative, string Digits, int Exponent)
{
    /// <summary>Digits after the point when written out.</summary>
    private int FractionLength => Math.Max(0, Digits.Length - 1 - Exponent);

    /// <summary>The fewest digits that give the same number back.</summary>
    public static DecimalDigits Shortest(double value, ElementType type) => Parse(type switch
    {
        ElementType.Float32 => ((float)value).ToString(CultureInfo.InvariantCulture),
        ElementType.Float16 => ((Half)value).ToString(CultureInfo.InvariantCulture),
        ElementType.BFloat16 => ShortestBFloat16((float)value),
        _ => value.ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>To be written out in an array: as <see cref="Shortest"/>, with at most so many digits after the
    /// point.</summary>
    public static DecimalDigits Positional(double value, ElementType type, int places)
    {
        var shortest = Shortest(value, type);

        // In an array NumPy replaces no whole digit by 0, however few would tell the number apart.
        return shortest.Digits.Length < shortest.Exponent + 1 ? Parse(Rounded(value, 'F', 0))
            : shortest.FractionLength > places ? Parse(Rounded(value, 'F', places))
            : shortest;
    }

    /// <summary>As <see cref="Shortest"/>, with at most so many digits after the first.</summary>
    public static DecimalDigits Scientific(double value, ElementType type, int places)
    {
        var shortest = Shortest(value, type);
        return shortest.Digits.Length <= places + 1 ? shortest : Parse(Rounded(value, 'E', places));
    }

    /// <summary>The exact value with so many digits after the first, rounded.</summary>
    public static DecimalDigits Exact(double value, int places) => Parse(Rounded(value, 'E', places));

    /// <summary>Written out: what stands before the point (sign included), and what stands after it.</summary>
    public (string Whole, string Fraction) Parts()
    {
        var sign = IsNegative ? "-" : "";
        return Exponent < 0
            ? (sign + "0", Digits == "0" ? "" : new string('0', -Exponent - 1) + Digits)
            : (sign + Digits[..Math.Min(Digits.Length, Exponent + 1)].PadRight(Exponent + 1, '0'),
                Digits.Length > Exponent + 1 ? Digits[(Exponent + 1)..] : "");
    }

    /// <summary>The parts of d.ddde±xx; the exponent has two digits at least.</summary>
    public (string Whole, string Fraction, string Exponent) ScientificParts()
        => ((IsNegative ? "-" : "") + Digits[..1], Digits[1..],
            (Exponent < 0 ? "-" : "+") + Math.Abs(Exponent).ToString("00", CultureInfo.InvariantCulture));

    /// <summary>The exact value to so many places; halves go to the even digit, where .NET goes away from
    /// zero.</summary>
    private static string Rounded(double value, char style, int places)
    {
        string Text(int digits) => value.ToString($"{style}{digits}", CultureInfo.InvariantCulture);
        string Mantissa(int digits) => Text(digits).Split('E')[0];
        const int Beyond = 40;
        var longer = Mantissa(places + Beyond);
        var cut = longer.Length - Beyond;
        var isHalf = longer[cut] == '5' && longer.AsSpan(cut + 1).IndexOfAnyExcept('0') < 0;
        if (!isHalf || (longer[cut - 1] - '0') % 2 != 0)
        {
            return Text(places);
        }

        // Truncating leaves the even digit.
        var exponent = Text(places + Beyond).Split('E');
        return longer[..cut] + (exponent.Length == 2 ? "E" + exponent[1] : "");
    }

    private static string ShortestBFloat16(float value)
    {
        for (var digits = 0; ; digits++)
        {
            var text = value.ToString($"E{digits}", CultureInfo.InvariantCulture);
            if (Numbers.FromBFloat16(Numbers.ToBFloat16(float.Parse(text, CultureInfo.InvariantCulture))) == value)
            {
                return text;
            }
        }
    }

    private static DecimalDigits Parse(string text)
    {
        var isNegative = text[0] == '-';
        var mantissa = (isNegative ? text[1..] : text).Split('E');
        var exponent = mantissa.Length == 2 ? int.Parse(mantissa[1], CultureInfo.InvariantCulture) : 0;
        var point = mantissa[0].IndexOf('.', StringComparison.Ordinal);
        exponent += (point < 0 ? mantissa[0].Length : point) - 1;
        var all = mantissa[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return digits.Length == 0
            ? new DecimalDigits(isNegative, "0", 0)
            : new DecimalDigits(isNegative, digits.TrimEnd('0'), exponent - (all.Length - digits.Length));
    }
}
