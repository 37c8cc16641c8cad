using System.Globalization;
using AutoGraph.Devices;

namespace AutoGraph;

/// <summary>Tensors as text, as NumPy prints arrays.</summary>
internal static class TensorText
{
    private const int LineWidth = 75;
    private const int LongestInFull = 1000;
    private const string Prefix = "array(";

    /// <summary>The elements alone: <c>[1.5 2.  3.25]</c>.</summary>
    public static string Values(Tensor tensor) => Lay(tensor, " ", " ", LineWidth, null);

    /// <summary>The elements, each by a format of numbers: <c>[1.50 2.00]</c>.</summary>
    public static string Formatted(Tensor tensor, string format) => Lay(tensor, " ", " ", LineWidth, format);

    /// <summary>As NumPy's repr: <c>array([2, 3], dtype=int32)</c>; a scalar without the word.</summary>
    public static string Repr(Tensor tensor)
    {
        if (tensor.Rank == 0)
        {
            return Values(tensor);
        }

        var isEmpty = tensor.Layout.Count == 0;
        var isImplied = !isEmpty && tensor.DType.Name is ("float64" or "int64" or "bool");
        var values = isEmpty && tensor.Rank > 1
            ? $"[], shape={tensor.Shape}"
            : Lay(tensor, ", ", new string(' ', Prefix.Length + 1), LineWidth - 1, null);
        var text = Prefix + values + (isImplied ? ")" : ",");
        if (isImplied)
        {
            return text;
        }

        var dtype = $"dtype={tensor.DType})";
        var lastLine = text.Length - (text.LastIndexOf('\n') + 1);
        return text + (lastLine + dtype.Length + 1 > LineWidth ? "\n" + new string(' ', Prefix.Length) : " ") + dtype;
    }

    /// <summary>The repr behind "numpy=", on a line of its own when it takes several.</summary>
    public static string ReprBehindName(Tensor tensor)
    {
        var text = Repr(tensor);
        return text.Contains('\n', StringComparison.Ordinal) ? "\n" + text : text;
    }

    private static string Lay(Tensor tensor, string separator, string indent, int width, string? format)
    {
        if (tensor.Layout.Count == 0)
        {
            return "[]";
        }

        var array = new ArrayText(tensor.Shape.ToArray(), tensor.Layout.Count > LongestInFull, separator, width);
        return array.Lay(Words(tensor, array.Shown(), format), indent);
    }

    private static string[] Words(Tensor tensor, long[] shown, string? format)
    {
        if (tensor.Storage is StringStorage)
        {
            var items = tensor.ToArray<string>();
            return Array.ConvertAll(shown, place => Quoted(items[place]));
        }

        var packed = tensor.Pack();
        var element = packed.DType.Element;
        var (start, size) = (packed.View.Address, packed.DType.Size);
        nint At(long place) => start + (nint)(place * size);
        string[] words;
        if (packed.DType == DType.Bool)
        {
            words = Array.ConvertAll(shown, place => Numbers.ReadInteger(At(place), element) != 0 ? "True" : "False");
            words = tensor.Rank == 0 ? words : Array.ConvertAll(words, word => word.PadLeft("False".Length));
        }
        else if (packed.DType.IsInteger)
        {
            words = PaddedLeft(Array.ConvertAll(
                shown, place => Integer(packed.DType, Numbers.ReadInteger(At(place), element), format)));
        }
        else
        {
            var values = Array.ConvertAll(shown, place => Numbers.ReadDouble(At(place), element));
            words = format is not null
                ? PaddedLeft(Array.ConvertAll(values, value => value.ToString(format, CultureInfo.InvariantCulture)))
                : tensor.Rank == 0 ? [FloatText.Alone(values[0], element)] : FloatText.Together(values, element);
        }

        GC.KeepAlive(packed);
        return words;
    }

    private static string Integer(DType dtype, long value, string? format) => dtype == DType.UInt64
        ? ((ulong)value).ToString(format, CultureInfo.InvariantCulture)
        : value.ToString(format, CultureInfo.InvariantCulture);

    private static string[] PaddedLeft(string[] words)
    {
        var width = words.Max(word => word.Length);
        return Array.ConvertAll(words, word => word.PadLeft(width));
    }

    private static string Quoted(string text) => "\"" + text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal) + "\"";
}
