namespace AutoGraph.Errors;

/// <summary>Where an operation comes from: a line of the user's program; the lines of all members for one that was made
/// of several; none where nobody told.</summary>
internal sealed class SourceLines
{
    /// <summary>Nobody told.</summary>
    public static readonly SourceLines None = new([]);

    [ThreadStatic]
    private static SourceLines? current;

    private readonly SourceLine[] lines;

    private SourceLines(SourceLine[] lines)
    {
        this.lines = lines;
    }

    /// <summary>Where the operations of this thread come from that are traced now.</summary>
    public static SourceLines Current
    {
        get => current ?? None;
        set => current = value;
    }

    /// <summary>What an error names; null when there is none.</summary>
    public SourceLine? First => lines.Length == 0 ? null : lines[0];

    /// <summary>In the order of the program, those of derivatives last.</summary>
    public IReadOnlyList<SourceLine> All => lines;

    /// <summary>The same lines, of which the derivative is meant.</summary>
    public SourceLines Reverse
        => field ??= new(Array.ConvertAll(lines, line => line.IsReverse ? line : line with { IsReverse = true }));

    /// <summary>One line.</summary>
    public static SourceLines Of(string file, int line) => new([new SourceLine(file, line)]);

    /// <summary>These lines; others when there are none.</summary>
    public SourceLines Or(SourceLines others) => lines.Length > 0 ? this : others;

    /// <summary>Each line of several operations once.</summary>
    public static SourceLines Union(IEnumerable<SourceLines> parts)
    {
        SourceLines[] all = [.. parts.Where(part => part.lines.Length > 0).Distinct()];
        return all.Length switch
        {
            0 => None,
            1 => all[0],
            _ => new([.. all.SelectMany(part => part.lines).Distinct().OrderBy(line => line.IsReverse)
                .ThenBy(line => line.File, StringComparer.Ordinal).ThenBy(line => line.Line)]),
        };
    }

    /// <summary>Puts the present lines back when disposed.</summary>
    public static Scope Keep() => new(current);

    /// <summary><c>Model.cs:12,14; reverse of Model.cs:12</c>; empty for none.</summary>
    public override string ToString() => Text(lines);

    /// <summary>As <see cref="ToString"/>, of any lines in order.</summary>
    /// <param name="lines">Those of a file stand together.</param>
    /// <param name="most">More are left out, and the text ends in <c>…</c>.</param>
    public static string Text(IReadOnlyList<SourceLine> lines, int most = int.MaxValue)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < Math.Min(lines.Count, most); i++)
        {
            var isNext = i > 0 && lines[i - 1].File == lines[i].File && lines[i - 1].IsReverse == lines[i].IsReverse;
            text.Append(isNext
                ? FormattableString.Invariant($",{lines[i].Line}")
                : $"{(i > 0 ? "; " : "")}{lines[i]}");
        }

        return text.Append(lines.Count > most ? ",…" : "").ToString();
    }

    /// <summary>Puts lines back when disposed.</summary>
    public readonly ref struct Scope(SourceLines? previous)
    {
        public void Dispose() => current = previous;
    }
}
