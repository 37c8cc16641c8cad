namespace AutoGraph.Diagnostics;

/// <summary>What can be shown; the words of AUTOGRAPH_SHOW are these names.</summary>
[Flags]
internal enum ShowParts
{
    None = 0,

    /// <summary>A line for each trace: the function, its arguments, why, how long.</summary>
    Trace = 1,

    /// <summary>The graph as it was traced.</summary>
    Graph = 2,

    /// <summary>The graph after the passes.</summary>
    Passes = 4,

    /// <summary>The steps that will run.</summary>
    Plan = 8,

    /// <summary>What the kernels of a plan compute.</summary>
    Kernels = 16,

    /// <summary>Where values lie in a plan's memory.</summary>
    Memory = 32,

    /// <summary>A table of where the time went, when the process ends.</summary>
    Profile = 64,
}

/// <summary>What is to be shown, and where.</summary>
internal sealed class ShowSettings : IDisposable
{
    private const string FilePrefix = "file=";

    private StreamWriter? file;

    private ShowSettings(string words, ShowParts parts)
    {
        Words = words;
        Parts = parts;
    }

    public static ShowSettings Nothing { get; } = new("", ShowParts.None);

    public string Words { get; }

    public ShowParts Parts { get; }

    /// <summary>The file, or the error output. No other place of the runtime but the staged print writes to the
    /// console.</summary>
    public TextWriter Writer => file ?? Console.Error;

    /// <summary>Reads a list such as <c>trace,plan,file=log.txt</c>.</summary>
    /// <exception cref="ArgumentException">A word that is none.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static ShowSettings Parse(string words)
    {
        var parts = ShowParts.None;
        string? path = null;
        foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith(FilePrefix, StringComparison.Ordinal) && word.Length > FilePrefix.Length)
            {
                path = word[FilePrefix.Length..];
            }
            else
            {
                parts |= PartOf(word);
            }
        }

        var settings = new ShowSettings(words, parts);
        if (path is not null)
        {
            settings.file = new StreamWriter(path) { AutoFlush = true };
        }

        return settings;
    }

    public void Dispose() => file?.Dispose();

    private static ShowParts PartOf(string word)
    {
        var names = Enum.GetNames<ShowParts>().Skip(1).Select(name => name.ToLowerInvariant()).ToArray();
        var index = Array.IndexOf(names, word);
        return index >= 0
            ? (ShowParts)(1 << index)
            : throw new ArgumentException(
                $"expected words of {string.Join(", ", names)}, {FilePrefix}PATH, with commas between; "
                + $"got \"{word}\".");
    }
}
