namespace AutoGraph.Passes;

/// <summary>Numbers in a line, 0, 1, 2 … at first, of which each can be moved and any two compared at once.</summary>
/// <remarks>Labels with gaps, given anew when a gap is used up; Dietz and Sleator, Two algorithms for maintaining order
/// in a list, 1987, in its simplest form.</remarks>
internal sealed class MovableOrder
{
    /// <summary>By item; one more item, before the first and after the last, holds the ends together.</summary>
    private readonly long[] labels;

    private readonly int[] next;
    private readonly int[] previous;

    /// <summary>An order of so many items.</summary>
    public MovableOrder(int count)
    {
        labels = new long[count + 1];
        next = new int[count + 1];
        previous = new int[count + 1];
        for (var i = 0; i <= count; i++)
        {
            next[i] = i < count ? i + 1 : 0;
            previous[i] = i > 0 ? i - 1 : count;
        }

        Number();
    }

    private int End => labels.Length - 1;

    /// <summary>Whether an item stands before another one.</summary>
    public bool IsBefore(int first, int second) => labels[first] < labels[second];

    /// <summary>The same, for sorting.</summary>
    public int Compare(int first, int second) => labels[first].CompareTo(labels[second]);

    /// <summary>Puts an item right before another one.</summary>
    public void MoveBefore(int item, int place)
    {
        if (item != place)
        {
            MoveBetween(item, previous[place] == item ? previous[item] : previous[place], place);
        }
    }

    /// <summary>Puts an item right behind another one.</summary>
    public void MoveBehind(int item, int place)
    {
        if (item != place)
        {
            MoveBetween(item, place, next[place] == item ? next[item] : next[place]);
        }
    }

    private void MoveBetween(int item, int before, int behind)
    {
        (next[previous[item]], previous[next[item]]) = (next[item], previous[item]);
        (next[before], previous[item], next[item], previous[behind]) = (item, before, behind, item);
        var (low, high) = (before == End ? 0 : labels[before], behind == End ? long.MaxValue : labels[behind]);
        labels[item] = low + ((high - low) / 2);
        if (labels[item] == low)
        {
            Number();
        }
    }

    private void Number()
    {
        var gap = long.MaxValue / (labels.Length + 1);
        var label = 0L;
        for (var item = next[End]; item != End; item = next[item])
        {
            labels[item] = label += gap;
        }
    }
}
