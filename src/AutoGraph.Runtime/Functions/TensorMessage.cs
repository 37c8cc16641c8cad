using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AutoGraph;

/// <summary>An interpolated string whose tensors are kept until it is printed. Made by the compiler.</summary>
[InterpolatedStringHandler]
public readonly struct TensorMessage
{
    private readonly StringBuilder format;
    private readonly List<Tensor> values;

    /// <summary>An empty message.</summary>
    public TensorMessage(int literalLength, int formattedCount)
    {
        format = new StringBuilder(literalLength + (4 * formattedCount));
        values = new List<Tensor>(formattedCount);
    }

    internal string Format => format.ToString();

    internal Tensor[] Values => [.. values];

    /// <summary>Adds words.</summary>
    public void AppendLiteral(string text) => format.Append(Escaped(text));

    /// <summary>Adds a tensor, printed when the graph runs.</summary>
    public void AppendFormatted(Tensor value, int alignment = 0, string? format = null)
    {
        this.format.Append(CultureInfo.InvariantCulture, $"{{{values.Count}");
        this.format.Append(alignment == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $",{alignment}"));
        this.format.Append(format is null ? "" : ":" + format).Append('}');
        values.Add(value);
    }

    /// <summary>Adds a tensor, printed when the graph runs.</summary>
    public void AppendFormatted(Tensor value, string? format) => AppendFormatted(value, 0, format);

    /// <summary>Adds something that is known now.</summary>
    public void AppendFormatted<T>(T value, int alignment = 0, string? format = null)
    {
        if (value is Operand operand)
        {
            AppendFormatted(operand.AsTensor(), alignment, format);
            return;
        }

        var text = value is IFormattable known ? known.ToString(format, CultureInfo.InvariantCulture) : $"{value}";
        this.format.Append(Escaped(alignment < 0 ? text.PadRight(-alignment) : text.PadLeft(alignment)));
    }

    /// <summary>Adds something that is known now.</summary>
    public void AppendFormatted<T>(T value, string? format) => AppendFormatted(value, 0, format);

    private static string Escaped(string text)
        => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
