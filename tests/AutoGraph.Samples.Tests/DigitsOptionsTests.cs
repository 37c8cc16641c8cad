using AutoGraph.Samples;

namespace AutoGraph.Samples.Tests;

public class DigitsOptionsTests
{
    [Fact]
    public void Without_options_it_paints_and_trains_five_epochs()
        => Assert.Equal(new DigitsOptions(null, 5, 128, 1, Environment.ProcessorCount, null), DigitsOptions.Parse([]));

    [Fact]
    public void Every_option_is_read()
        => Assert.Equal(
            new DigitsOptions("mnist", 2, 32, 9, 1, 500),
            DigitsOptions.Parse(["--data", "mnist", "--epochs", "2", "--batch", "32", "--seed", "9", "--threads", "1", "--images", "500"]));

    [Theory]
    [InlineData("--data")]
    [InlineData("--help")]
    [InlineData("--batch", "0")]
    [InlineData("--seed", "-1")]
    [InlineData("--threads", "0")]
    [InlineData("--images", "19")]
    public void What_it_does_not_take_is_an_error(params string[] arguments)
        => Assert.Throws<UsageException>(() => DigitsOptions.Parse(arguments));

    [Fact]
    public void The_usage_names_every_option()
        => Assert.All(["--data", "--epochs", "--batch", "--seed", "--threads", "--images"],
            option => Assert.Contains(option, DigitsOptions.Usage, StringComparison.Ordinal));
}
