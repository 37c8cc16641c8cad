namespace AutoGraph.Samples;

/// <summary>One line that is written over on a terminal; only the last state of each stage,
/// as a plain line, elsewhere.</summary>
internal sealed class ProgressLine(TextWriter output, bool isTerminal)
{
    private int written;

    public static ProgressLine ForConsole() => new(Console.Out, !Console.IsOutputRedirected);

    /// <summary>Shows where a stage has come to; nothing happens when the output is a file.</summary>
    public void Show(string text)
    {
        if (!isTerminal)
            return;
        output.Write('\r' + text.PadRight(written));
        output.Flush();
        written = text.Length;
    }

    /// <summary>Ends the stage with a line that stays.</summary>
    public void End(string text)
    {
        output.WriteLine(isTerminal ? '\r' + text.PadRight(written) : text);
        written = 0;
    }
}
