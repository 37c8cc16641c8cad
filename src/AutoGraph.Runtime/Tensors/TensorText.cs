using System.Globalization;
using System.Text;
using AutoGraph.Devices;

namespace AutoGraph;

/// <summary>Tensors as text, as NumPy prints arrays.</summary>
internal static class TensorText
{
    /// <summary>The elements alone.</summary>
    public static string Values(Tensor tensor)
    {
        var items = Items(tensor);
        var text = new StringBuilder();
        var next = 0;
        Write(text, tensor.Shape.Sizes, items, ref next, 1);
        return text.ToString();
    }

    private static string[] Items(Tensor tensor)
    {
        if (tensor.Storage is StringStorage)
        {
            return [.. tensor.ToArray<string>().Select(item => $"\"{item}\"")];
        }

        var packed = tensor.Pack();
        var result = new string[packed.Layout.Count];
        for (var i = 0; i < result.Length; i++)
        {
            var address = packed.View.Address + (i * packed.DType.Size);
            result[i] = packed.DType == DType.Bool ? (Numbers.ReadInteger(address, packed.DType.Element) != 0 ? "True" : "False")
                : packed.DType.IsInteger ? Numbers.ReadInteger(address, packed.DType.Element).ToString(CultureInfo.InvariantCulture)
                : ((float)Numbers.ReadDouble(address, packed.DType.Element)).ToString("0.0#######", CultureInfo.InvariantCulture);
        }

        return result;
    }

    private static void Write(StringBuilder text, ReadOnlySpan<int> sizes, string[] items, ref int next, int depth)
    {
        if (sizes.Length == 0)
        {
            text.Append(items[next++]);
            return;
        }

        text.Append('[');
        for (var i = 0; i < sizes[0]; i++)
        {
            if (i > 0)
            {
                text.Append(sizes.Length == 1 ? " " : "\n" + new string(' ', depth));
            }

            Write(text, sizes[1..], items, ref next, depth + 1);
        }

        text.Append(']');
    }
}
