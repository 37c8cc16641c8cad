using AutoGraph.Samples;

namespace AutoGraph.Samples.Tests;

public class CommandLineTests
{
    [Fact]
    public void Options_have_values_or_their_default()
    {
        var line = new CommandLine(["--epochs", "3", "--data", "here"], "--data", "--epochs", "--batch");
        Assert.Equal(3, line.Number("--epochs", otherwise: 5, low: 1));
        Assert.Equal(128, line.Number("--batch", otherwise: 128, low: 1));
        Assert.Equal("here", line.Text("--data"));
    }

    [Theory]
    [InlineData("unknown option '--epoch'", "--epoch", "3")]
    [InlineData("unknown option 'file'", "file")]
    [InlineData("--epochs lacks its value", "--epochs")]
    [InlineData("--epochs stands twice", "--epochs", "1", "--epochs", "2")]
    [InlineData("--epochs takes a whole number of 1 or more, not '0'", "--epochs", "0")]
    [InlineData("--epochs takes a whole number of 1 or more, not 'many'", "--epochs", "many")]
    public void What_cannot_be_understood_is_named(string message, params string[] arguments)
    {
        var error = Assert.Throws<UsageException>(() => new CommandLine(arguments, "--epochs").Number("--epochs", 5, low: 1));
        Assert.Equal(message, error.Message);
    }
}
