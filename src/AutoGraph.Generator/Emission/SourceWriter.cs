using System.Globalization;
using System.Text;
using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Emission;

/// <summary>Writes indented lines and says for each which line of the user's file it stands for.</summary>
/// <param name="file">The user's file.</param>
/// <param name="wholeLines">Map whole lines instead of spans, for text that will be moved sideways.</param>
internal sealed class SourceWriter(string file, bool wholeLines = false)
{
    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private bool _isHidden;

    public int Indent { get; set; }

    /// <summary>A line of the generator's own.</summary>
    public void Line(string text)
    {
        if (!_isHidden)
        {
            _text.Append("#line hidden\n");
            _isHidden = true;
        }

        Append(text);
    }

    /// <summary>A line around the members, which nobody steps through.</summary>
    public void Plain(string text) => Append(text);

    public void Blank() => _text.Append('\n');

    /// <summary>A line that holds the user's code, between words of the generator.</summary>
    public void Line(string before, Code code, string after = "")
    {
        if (code.Range.IsHidden)
        {
            Line(before + code.Text + after);
            return;
        }

        _text.Append(Directive(code.Range, (Indent * IndentWidth) + before.Length));
        _isHidden = false;
        var lines = code.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var text = (i == 0 ? before : "") + lines[i] + (i == lines.Length - 1 ? after : "");
            if (i > 0 && (code.KeepsLines || lines[i].StartsWith("#", StringComparison.Ordinal)))
                _text.Append(text).Append('\n');
            else Append(text);
            _isHidden = lines[i].Trim() == "#line hidden" || (_isHidden && i > 0);
        }
    }

    public void Open()
    {
        Line("{");
        Indent++;
    }

    public void Close(string after = "")
    {
        Indent--;
        Line("}" + after);
    }

    /// <summary>Ends the mapping: what follows is the generated file itself.</summary>
    public void EndMapping() => _text.Append("#line default\n");

    public override string ToString() => _text.ToString();

    private void Append(string text)
    {
        if (text.Length > 0) _text.Append(' ', Indent * IndentWidth).Append(text);
        _text.Append('\n');
    }

    private string Directive(SourceRange range, int column)
    {
        string Number(int zeroBased) => (zeroBased + 1).ToString(CultureInfo.InvariantCulture);
        var path = file.Replace("\\", "\\\\");
        if (wholeLines) return $"#line {Number(range.StartLine)} \"{file}\"\n";
        var offset = column == 0 ? "" : column.ToString(CultureInfo.InvariantCulture) + " ";
        return $"#line ({Number(range.StartLine)}, {Number(range.StartColumn)}) - "
            + $"({Number(range.EndLine)}, {Number(range.EndColumn)}) {offset}\"{path}\"\n";
    }
}
