using System.Globalization;
using System.Text;
using AutoGraph.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Rewriting;

/// <summary>A message in parts: words, host values formatted while tracing,
/// tensors formatted when the graph runs.</summary>
internal sealed class PrintedText
{
    private readonly record struct Part(string Text, string Suffix, bool IsHole, bool IsTensor);

    private readonly List<Part> _parts = [];

    public bool HasTensor => _parts.Any(part => part.IsTensor);

    /// <summary>Reads the arguments of Console.Write; null when they are not understood.</summary>
    public static PrintedText? Of(SeparatedSyntaxList<ArgumentSyntax> arguments, ExpressionParser parser)
    {
        var text = new PrintedText();
        if (arguments.Count == 1) text.Add(arguments[0].Expression, parser);
        else if (arguments.Count > 1 && !text.AddFormat(arguments, parser)) return null;
        return text;
    }

    /// <summary>Reads an expression that gives a string.</summary>
    public static PrintedText Of(ExpressionSyntax expression, ExpressionParser parser)
    {
        var text = new PrintedText();
        text.Add(expression, parser);
        return text;
    }

    /// <summary>The tensors, as expressions.</summary>
    public IEnumerable<string> Tensors => _parts.Where(part => part.IsTensor).Select(part => part.Text);

    /// <summary>A composite format with places for the tensors, as an expression.</summary>
    public string Format => ToFormat();

    /// <summary>The format and its tensors, as arguments.</summary>
    public string ToArguments() => string.Join(", ", Tensors.Prepend(Format));

    private string ToFormat()
    {
        var hasHostValue = _parts.Any(part => part.IsHole && !part.IsTensor);
        var format = new StringBuilder();
        var count = 0;
        foreach (var part in _parts)
        {
            var places = part.IsTensor
                ? "{" + (count++).ToString(CultureInfo.InvariantCulture) + part.Suffix + "}"
                : "";
            if (part.IsHole && !part.IsTensor)
                format.Append('{').Append('(').Append(part.Text).Append(')').Append(part.Suffix).Append('}');
            else format.Append(Literal(part.IsTensor ? places : Doubled(part.Text), hasHostValue));
        }

        return (hasHostValue ? "$\"" : "\"") + format + "\"";
    }

    private static string Literal(string text, bool isInterpolated)
    {
        var quoted = SymbolDisplay.FormatLiteral(text, quote: true);
        var inner = quoted.Substring(1, quoted.Length - 2);
        return isInterpolated ? Doubled(inner) : inner;
    }

    private static string Doubled(string text) => text.Replace("{", "{{").Replace("}", "}}");

    private void Add(ExpressionSyntax expression, ExpressionParser parser)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                Add(inner.Expression, parser);
                break;
            case LiteralExpressionSyntax { Token.Value: string words }:
                _parts.Add(new(words, "", false, false));
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var content in interpolated.Contents) Add(content, parser);
                break;
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression)
                && parser.Scope.TypeOf(sum)?.SpecialType == SpecialType.System_String:
                Add(sum.Left, parser);
                Add(sum.Right, parser);
                break;
            default:
                AddHole(expression, "", parser);
                break;
        }
    }

    private void Add(InterpolatedStringContentSyntax content, ExpressionParser parser)
    {
        if (content is InterpolatedStringTextSyntax words)
        {
            _parts.Add(new(words.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}"), "", false, false));
            return;
        }

        var hole = (InterpolationSyntax)content;
        AddHole(hole.Expression, hole.AlignmentClause?.ToString() + hole.FormatClause, parser);
    }

    private void AddHole(ExpressionSyntax expression, string suffix, ExpressionParser parser)
        => _parts.Add(new(parser.Text(expression), suffix, true, parser.Scope.IsStaged(expression)));

    // Console.WriteLine("{0} of {1,5:F2}", tensor, 3)
    private bool AddFormat(SeparatedSyntaxList<ArgumentSyntax> arguments, ExpressionParser parser)
    {
        if (arguments[0].Expression is not LiteralExpressionSyntax { Token.Value: string format }) return false;
        var words = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            var isDoubled = i + 1 < format.Length && format[i + 1] == c;
            if (c is '{' or '}' && isDoubled) i++;
            if (c != '{' || isDoubled)
            {
                words.Append(c);
                continue;
            }

            var end = format.IndexOf('}', i);
            var digits = end < 0 ? "" : new string([.. format.Substring(i + 1, end - i - 1).TakeWhile(char.IsDigit)]);
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return false;
            if (index + 1 >= arguments.Count) return false;
            _parts.Add(new(words.ToString(), "", false, false));
            words.Clear();
            AddHole(
                arguments[index + 1].Expression,
                format.Substring(i + 1 + digits.Length, end - i - 1 - digits.Length), parser);
            i = end;
        }

        _parts.Add(new(words.ToString(), "", false, false));
        return true;
    }
}
