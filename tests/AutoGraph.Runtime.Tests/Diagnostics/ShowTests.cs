using AutoGraph.Diagnostics;

namespace AutoGraph.Runtime.Tests.Diagnostics;

[Collection(nameof(Watched))]
public class ShowTests
{
    [Theory]
    [InlineData("trace", "-- trace watched(float32(4, 3)) with 0: first call; ", " nodes in ")]
    [InlineData("graph", "-- graph watched\nwatched(%0 0: float32(4, 3))\n", " = matMul(%0, ")]
    [InlineData("passes", "-- passes watched: ", " nodes became ", "fused[loop(")]
    [InlineData("plan", "-- plan watched in ", " steps, ", " slots, arena of ", "  matmul 4x3·3x5 ", "  while ",
        " test: ", " body: ", "  loop divide")]
    [InlineData("kernels", "-- kernels watched\n", "gemm(m: 4, n: 5, k: 3) with strides (3, 1) and (5, 1)",
        "loop(x0: ")]
    [InlineData("memory", "-- memory watched\narena of ", "  steps 0 to ")]
    public void A_word_shows_its_part(string word, string beginning, params string[] parts)
    {
        var text = Shown(word, () => Watched.Function()(Tensor.Ones([4, 3])));

        Assert.StartsWith(beginning, text, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Equal(1, text.Split("-- ").Length - 1);
    }

    [Fact]
    public void Loops_of_equal_programs_share_their_code()
    {
        var text = Shown("plan", () =>
        {
            Graphed.Run(inputs => inputs[0] * 3.25f - 1.75f, Tensor.Ones([7]));
            Graphed.Run(inputs => inputs[0] * 3.25f - 1.75f, Tensor.Ones([8]));
        });

        Assert.Contains(
            "1 step, 2 slots, arena of 0 B; of 1 loop 1 compiled, 0 shared", text, StringComparison.Ordinal);
        Assert.Contains(
            "1 step, 2 slots, arena of 0 B; of 1 loop 0 compiled, 1 shared", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retrace_says_why()
    {
        var function = Watched.Function();
        function(Tensor.Ones([4, 3]));

        Assert.Contains(
            "argument 0: float32(4, 3) became float32(2, 3)", Shown("trace", () => function(Tensor.Ones([2, 3]))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_is_printed_when_the_word_is_taken_away()
    {
        var function = Watched.Function();

        var text = Shown("profile", () => function(Tensor.Ones([4, 3])));

        Assert.StartsWith("-- profile\nname ", text, StringComparison.Ordinal);
        Assert.Contains("matmul 4x3·3x5 ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_words_nothing_is_shown()
        => Assert.Empty(Shown("", () => Watched.Function()(Tensor.Ones([4, 3]))));

    [Fact]
    public void An_unknown_word_is_refused_and_changes_nothing()
    {
        AutoGraphOptions.Show = "trace";
        try
        {
            var error = Assert.Throws<ArgumentException>(() => AutoGraphOptions.Show = "plan,grpah");

            Assert.Equal(
                "expected words of trace, graph, passes, plan, kernels, memory, profile, file=PATH, "
                + "with commas between; got \"grpah\".",
                error.Message);
            Assert.Equal("trace", AutoGraphOptions.Show);
        }
        finally
        {
            AutoGraphOptions.Show = "";
        }
    }

    [Theory]
    [InlineData("trace,grpah", "AUTOGRAPH_SHOW is ignored: expected words of trace, ")]
    [InlineData("trace,file=/no/such/folder/log.txt", "AUTOGRAPH_SHOW is ignored: Could not find a part of the path")]
    public void A_mistake_in_the_environment_is_one_line_on_the_error_output(string words, string expected)
    {
        var (error, before) = (Console.Error, Environment.GetEnvironmentVariable(Show.Variable));
        using var output = new StringWriter();
        try
        {
            Console.SetError(output);
            Environment.SetEnvironmentVariable(Show.Variable, words);
            Show.ReadEnvironment();
        }
        finally
        {
            Console.SetError(error);
            Environment.SetEnvironmentVariable(Show.Variable, before);
        }

        Assert.StartsWith(expected, output.ToString(), StringComparison.Ordinal);
        Assert.Single(output.ToString().TrimEnd().Split('\n'));
        Assert.Equal("", AutoGraphOptions.Show);
    }

    private static string Shown(string words, Action action)
    {
        var path = Path.GetTempFileName();
        try
        {
            AutoGraphOptions.Show = $"{words},file={path}";
            action();
            AutoGraphOptions.Show = "";
            return File.ReadAllText(path).ReplaceLineEndings("\n");
        }
        finally
        {
            AutoGraphOptions.Show = "";
            File.Delete(path);
        }
    }
}
