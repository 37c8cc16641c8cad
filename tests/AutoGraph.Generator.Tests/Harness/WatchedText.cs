using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace AutoGraph.Generator.Tests.Harness;

/// <summary>A text that tells when somebody reads from it.</summary>
internal sealed class WatchedText(string text) : SourceText
{
    private readonly SourceText _inner = From(text, Encoding.UTF8);

    public Action WhenRead { get; set; } = () => { };

    public override Encoding? Encoding => _inner.Encoding;

    public override int Length => _inner.Length;

    public override char this[int position] => _inner[position];

    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
        => _inner.CopyTo(sourceIndex, destination, destinationIndex, count);

    public override string ToString(TextSpan span)
    {
        WhenRead();
        return _inner.ToString(span);
    }
}
