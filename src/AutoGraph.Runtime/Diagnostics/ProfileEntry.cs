using System.Diagnostics;
using AutoGraph.Errors;

namespace AutoGraph.Diagnostics;

/// <summary>The sums of one thing that takes time. What it is, is asked when the profile is read: taking notes must be
/// quick.</summary>
internal sealed class ProfileEntry(ITimed what)
{
    private Work? work;
    private long calls;
    private long ticks;
    private long ownTicks;

    public Work Work => work ??= what.Work;

    public void Add(long total, long own)
    {
        calls++;
        ticks += total;
        ownTicks += own;
    }

    /// <summary>The row of entries that have one text.</summary>
    public static ProfileRow Sum(IEnumerable<ProfileEntry> entries, Roofline roofline)
    {
        var all = entries.ToArray();
        var ticks = all.Sum(entry => entry.ticks);
        var least = all.Sum(entry => entry.calls * roofline.LeastSeconds(entry.Work));
        return new ProfileRow(
            all[0].Work.Kind, all[0].Work.Text, all.Sum(entry => entry.calls),
            Stopwatch.GetElapsedTime(0, ticks),
            Stopwatch.GetElapsedTime(0, all.Sum(entry => entry.ownTicks)),
            all.Sum(entry => entry.calls * entry.Work.Flops), all.Sum(entry => entry.calls * entry.Work.Bytes),
            ticks == 0 ? 0 : least * Stopwatch.Frequency / ticks)
        {
            Lines = SourceLines.Union(all.Select(entry => entry.Work.Lines ?? SourceLines.None)).All,
        };
    }
}

/// <summary>One thing that ran.</summary>
internal readonly record struct ProfileEvent(ProfileEntry Entry, int Thread, long Start, long End)
{
    public Work Work => Entry.Work;
}
