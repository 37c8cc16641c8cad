using System.Globalization;
using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Emission;

/// <summary>Tells the tracer from which line of the user's file comes what it records.</summary>
internal sealed partial class StatementEmitter
{
    private const string Calls = "Stage.At(";
    private const string Opens = "= Stage.Lines(";

    // The line that was told last, in straight code: -1 where several ways lead.
    private int _line = -1;

    /// <summary>The statement tells lines only.</summary>
    public static bool IsLineCall(string text)
        => text.StartsWith(Calls, StringComparison.Ordinal)
            || (text.StartsWith("using ", StringComparison.Ordinal) && text.Contains(Opens));

    // From here on the lines are those of the user's file; after the body they are the caller's again.
    private void EmitLines()
    {
        var name = "lines";
        for (var n = 2; body.Callable.Names.Contains(name) || body.Variables.ContainsKey(name); n++) name = "lines" + n;
        var path = body.Callable.File;
        var file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        writer.Line($"using var {name} {Opens}\"{file}\");");
    }

    // Nothing is recorded by what the generator adds, nor by giving back a local.
    private void EmitLine(SourceRange range, Code? result = null)
    {
        if (range.IsHidden || range.StartLine == _line || (result is { } code && IsLocal(code.Text))) return;
        _line = range.StartLine;
        writer.Line($"{Calls}{(_line + 1).ToString(CultureInfo.InvariantCulture)});");
    }

    private bool IsLocal(string text)
        => body.Variables.Values.Any(variable => variable.Path == text && !variable.IsMember);
}
