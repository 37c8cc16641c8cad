using System.Text;

namespace AutoGraph;

/// <summary>Words in nested brackets, as NumPy lays them out: lines of 75, three items at each end when there are too
/// many.</summary>
/// <param name="sizes">Of the array.</param>
/// <param name="isSummary">Leaves out the middle of long axes.</param>
/// <param name="separator">Between the items of a row.</param>
/// <param name="lineWidth">Where rows are broken.</param>
internal sealed class ArrayText(int[] sizes, bool isSummary, string separator, int lineWidth)
{
    private const int EdgeItems = 3;
    private string[] words = [];
    private int next;

    /// <summary>The places of the items that are shown, row by row.</summary>
    public long[] Shown()
    {
        var shown = new List<long>();
        Collect(0, 0, shown);
        return [.. shown];
    }

    /// <summary>The text.</summary>
    /// <param name="items">One word for each item of <see cref="Shown"/>.</param>
    /// <param name="indent">What lines after the first begin with.</param>
    public string Lay(string[] items, string indent)
    {
        words = items;
        next = 0;
        return Lay(0, indent, lineWidth);
    }

    private string Lay(int axis, string indent, int width)
    {
        if (axis == sizes.Length)
        {
            return words[next++];
        }

        var text = new StringBuilder();
        if (axis == sizes.Length - 1)
        {
            LayRow(text, axis, indent, width - Math.Max(separator.TrimEnd().Length, 1));
        }
        else
        {
            var between = separator.TrimEnd() + new string('\n', sizes.Length - axis - 1);
            var (first, last) = Ends(axis);
            for (var i = 0; i < first + last; i++)
            {
                text.Append(i == 0 ? "" : between + indent);
                text.Append(i == first && first > 0 ? "..." + between + indent : "");
                text.Append(Lay(axis + 1, indent + " ", width - 1));
            }
        }

        return $"[{text}]";
    }

    private void LayRow(StringBuilder text, int axis, string indent, int width)
    {
        var (first, last) = Ends(axis);

        // The bracket stands where the indent would end.
        var line = new StringBuilder(indent);
        var lineStart = indent.Length;
        void Add(string word, bool isLast)
        {
            if (line.Length + word.Length > width && line.Length > indent.Length)
            {
                text.Append(line.ToString(lineStart, line.Length - lineStart).TrimEnd()).Append('\n');
                line.Clear().Append(indent);
                lineStart = 0;
            }

            line.Append(word).Append(isLast ? "" : separator);
        }

        for (var i = 0; i < first + last; i++)
        {
            if (i == first && first > 0)
            {
                Add("...", false);
            }

            Add(words[next++], i == first + last - 1);
        }

        text.Append(line.ToString(lineStart, line.Length - lineStart));
    }

    private void Collect(int axis, long place, List<long> shown)
    {
        if (axis == sizes.Length)
        {
            shown.Add(place);
            return;
        }

        var (first, last) = Ends(axis);
        for (var i = 0; i < first + last; i++)
        {
            Collect(axis + 1, (place * sizes[axis]) + (i < first ? i : sizes[axis] - first - last + i), shown);
        }
    }

    /// <summary>How many items are shown before and after the dots; all after none when there are no dots.</summary>
    private (int First, int Last) Ends(int axis)
        => isSummary && sizes[axis] > 2 * EdgeItems ? (EdgeItems, EdgeItems) : (0, sizes[axis]);
}
