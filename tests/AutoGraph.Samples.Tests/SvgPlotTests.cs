using System.Xml.Linq;
using AutoGraph.Samples;

namespace AutoGraph.Samples.Tests;

public class SvgPlotTests
{
    [Fact]
    public void A_plot_is_xml_with_a_mark_for_each_point()
    {
        var plot = new SvgPlot("a < b & \"c\"", "x", "y")
            .Scatter("points", "#c33", [(0, 0), (1.5, -2), (3, 4)])
            .Line("line", "#36c", [(0, 1), (3, 2)]);

        var svg = XDocument.Parse(plot.ToString()).Root!;

        Assert.Equal(3, svg.Descendants().Count(e => e.Name.LocalName == "circle"));
        Assert.Single(svg.Descendants(), e => e.Name.LocalName == "polyline");
        Assert.Contains(svg.Descendants(), e => e.Value == "a < b & \"c\"");
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 2.0 })]
    [InlineData(new[] { 2.0, 2.0 })]
    [InlineData(new[] { double.NaN, double.PositiveInfinity, 1e300, -1e300 })]
    public void Any_points_give_finite_coordinates(double[] values)
    {
        var text = new SvgPlot("t", "x", "y").Line("l", "red", values.Select((v, i) => ((double)i, v))).ToString();
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
        XDocument.Parse(text);
    }
}
