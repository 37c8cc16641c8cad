using System.Globalization;
using System.Net;
using System.Text;

namespace AutoGraph.Samples;

/// <summary>A plot of points and lines over two axes, written as SVG.</summary>
internal sealed class SvgPlot(string title, string xLabel, string yLabel)
{
    private const int Width = 640, Height = 440, Margin = 56;

    private readonly List<(string Colour, string Label, bool Joined, (double X, double Y)[] Points)> series = [];

    /// <summary>Adds a cloud of points.</summary>
    public SvgPlot Scatter(string label, string colour, IEnumerable<(double X, double Y)> points)
        => Add(colour, label, joined: false, points);

    /// <summary>Adds a line through points.</summary>
    public SvgPlot Line(string label, string colour, IEnumerable<(double X, double Y)> points)
        => Add(colour, label, joined: true, points);

    /// <summary>Writes the file.</summary>
    public void Save(string path) => File.WriteAllText(path, ToString());

    /// <summary>The SVG.</summary>
    /// <remarks>Points that are not finite are left out, and a plot without any shows axes from 0 to 1.</remarks>
    public override string ToString()
    {
        var x = Axis.Over(series.SelectMany(s => s.Points).Select(p => p.X));
        var y = Axis.Over(series.SelectMany(s => s.Points).Select(p => p.Y));
        var svg = new StringBuilder();
        Write(
            svg,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" """,
            $"""font-size="12">""");
        Write(svg, $"""<rect width="{Width}" height="{Height}" fill="white"/>""");
        Write(svg, $"""<text x="{Width / 2}" y="24" text-anchor="middle" font-size="16">{Escaped(title)}</text>""");
        Write(svg, $"""<text x="{Width / 2}" y="{Height - 12}" text-anchor="middle">{Escaped(xLabel)}</text>""");
        Write(
            svg,
            $"""<text transform="translate(16 {Height / 2}) rotate(-90)" """,
            $"""text-anchor="middle">{Escaped(yLabel)}</text>""");
        foreach (var tick in x.Ticks())
        {
            Write(
                svg,
                $"""<line x1="{Across(x, tick):0.##}" y1="{Margin}" x2="{Across(x, tick):0.##}" """,
                $"""y2="{Height - Margin}" stroke="#ddd"/>""");
            Write(
                svg,
                $"""<text x="{Across(x, tick):0.##}" y="{Height - Margin + 16}" """,
                $"""text-anchor="middle">{tick:0.######}</text>""");
        }
        foreach (var tick in y.Ticks())
        {
            Write(
                svg,
                $"""<line x1="{Margin}" y1="{Up(y, tick):0.##}" x2="{Width - Margin}" y2="{Up(y, tick):0.##}" """,
                $"""stroke="#ddd"/>""");
            Write(
                svg,
                $"""<text x="{Margin - 6}" y="{Up(y, tick) + 4:0.##}" text-anchor="end">{tick:0.######}</text>""");
        }
        foreach (var (row, (colour, label, joined, points)) in series.Index())
        {
            if (joined)
            {
                var path = string.Join(' ', points.Select(
                    p => string.Create(CultureInfo.InvariantCulture, $"{Across(x, p.X):0.##},{Up(y, p.Y):0.##}")));
                Write(svg, $"""<polyline points="{path}" fill="none" stroke="{Escaped(colour)}" stroke-width="2"/>""");
            }
            else
            {
                foreach (var point in points)
                    Write(
                        svg,
                        $"""<circle cx="{Across(x, point.X):0.##}" cy="{Up(y, point.Y):0.##}" r="2" """,
                        $"""fill="{Escaped(colour)}" fill-opacity="0.6"/>""");
            }
            Write(
                svg,
                $"""<text x="{Width - Margin - 6}" y="{Margin + 16 + 16 * row}" text-anchor="end" """,
                $"""fill="{Escaped(colour)}">{Escaped(label)}</text>""");
        }
        Write(svg, $"</svg>");
        return svg.ToString();
    }

    private SvgPlot Add(string colour, string label, bool joined, IEnumerable<(double X, double Y)> points)
    {
        series.Add((colour, label, joined, [.. points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y))]));
        return this;
    }

    private static double Across(Axis axis, double value) => Margin + (Width - 2 * Margin) * axis.Part(value);

    private static double Up(Axis axis, double value) => Height - Margin - (Height - 2 * Margin) * axis.Part(value);

    private static void Write(StringBuilder svg, params FormattableString[] line)
    {
        foreach (var part in line) svg.Append(part.ToString(CultureInfo.InvariantCulture));
        svg.Append('\n');
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A range of values with round numbers to label.</summary>
    private readonly record struct Axis(double Low, double High)
    {
        public static Axis Over(IEnumerable<double> values)
        {
            var (low, high) = values.Aggregate(
                (Low: double.PositiveInfinity, High: double.NegativeInfinity),
                (range, value) => (Math.Min(range.Low, value), Math.Max(range.High, value)));
            return low > high ? new Axis(0, 1) : low == high ? new Axis(low - 1, high + 1) : new Axis(low, high);
        }

        public double Part(double value) => (value - Low) / (High - Low);

        public IEnumerable<double> Ticks()
        {
            var rough = (High - Low) / 6;
            var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
            var step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
            for (var index = Math.Ceiling(Low / step); index * step <= High; index++)
                yield return index * step;
        }
    }
}
