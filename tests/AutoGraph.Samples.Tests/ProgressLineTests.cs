using AutoGraph.Samples;

namespace AutoGraph.Samples.Tests;

public class ProgressLineTests
{
    [Fact]
    public void A_file_gets_plain_lines_for_what_ends()
    {
        var output = new StringWriter { NewLine = "\n" };
        var line = new ProgressLine(output, isTerminal: false);
        line.Show("half");
        line.End("done");
        Assert.Equal("done\n", output.ToString());
    }

    [Fact]
    public void A_terminal_line_is_written_over()
    {
        var output = new StringWriter { NewLine = "\n" };
        var line = new ProgressLine(output, isTerminal: true);
        line.Show("a longer text");
        line.End("done");
        Assert.Equal("\ra longer text\rdone         \n", output.ToString());
    }
}
