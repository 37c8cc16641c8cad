using System.Globalization;
using System.Text;
using AutoGraph.Errors;

namespace AutoGraph.Diagnostics;

/// <summary>A profile as a table.</summary>
internal static class ProfileTable
{
    private const int WidestName = 56;
    private const int MostLines = 4;

    public static string Of(Profile profile)
    {
        var elapsed = profile.Elapsed;
        var rows = profile.Rows;
        var all = rows.Sum(row => row.Own.TotalSeconds);
        var lines = rows.Select(row => Cells(row, all)).ToArray();
        var width = lines.Select(cells => cells.Name.Length).Append(4).Max();
        var text = new StringBuilder();
        text.Append("name".PadRight(width)).Append("    calls    total ms      own ms     mean µs   share  GFLOP/s")
            .Append("     GB/s  of roofline  lines\n");
        foreach (var (name, numbers) in lines)
        {
            text.Append(name.PadRight(width)).Append(numbers).Append('\n');
        }

        var threads = profile.Threads.Count;
        text.Append(Invariant($"{all * 1e3:F3} ms on {threads} thread{(threads == 1 ? "" : "s")} within "))
            .Append(Invariant($"{elapsed.TotalMilliseconds:F3} ms; {Roofline.OfMachine}"));
        return text.ToString();
    }

    private static (string Name, string Numbers) Cells(ProfileRow row, double allSeconds)
    {
        var name = row.Kind == "step" ? row.Name : $"{row.Kind} {row.Name}";
        name = name.Length > WidestName ? name[..(WidestName - 1)] + "…" : name;
        var share = allSeconds > 0 ? row.Own.TotalSeconds / allSeconds : 0;
        var roofline = row.RooflineShare > 0 ? Invariant($"{row.RooflineShare * 100:F0} %") : "-";
        return (name,
            Invariant($"{row.Calls,9}{row.Total.TotalMilliseconds,12:F3}{row.Own.TotalMilliseconds,12:F3}")
            + Invariant($"{row.Total.TotalMicroseconds / row.Calls,12:F2}{share * 100,6:F1} %")
            + $"{Rate(row.GigaFlopsPerSecond),9}{Rate(row.GigaBytesPerSecond),9}{roofline,13}"
            + (row.Lines.Count > 0 ? $"  {SourceLines.Text(row.Lines, MostLines)}" : ""));
    }

    private static string Rate(double value)
        => value > 0 ? value.ToString(value < 10 ? "F2" : "F1", CultureInfo.InvariantCulture) : "-";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
