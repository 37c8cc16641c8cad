using System.Reflection;

namespace AutoGraph.Architecture.Tests;

/// <summary>What a library shows to others changes only on purpose:
/// run with AUTOGRAPH_ACCEPT=1 and read the difference.</summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("AutoGraph.Kernels")]
    [InlineData("AutoGraph.Runtime")]
    public void The_public_api_is_the_one_on_file(string library)
    {
        var path = Path.Combine(Repository.Root, "tests", "AutoGraph.Architecture.Tests", $"PublicApi.{library}.txt");
        var actual = PublicApi.Of(Assembly.Load(library));
        if (Environment.GetEnvironmentVariable("AUTOGRAPH_ACCEPT") == "1")
            File.WriteAllText(path, actual);

        var (expected, lines) = (File.ReadAllText(path).Split('\n'), actual.Split('\n'));

        Assert.True(
            actual == string.Join('\n', expected),
            $"""
            {library}: the public API differs from PublicApi.{library}.txt. If that is meant, run the test with AUTOGRAPH_ACCEPT=1.
            gone:
            {string.Join('\n', expected.Except(lines).Select(line => "  - " + line.Trim()))}
            new:
            {string.Join('\n', lines.Except(expected).Select(line => "  + " + line.Trim()))}
            """);
    }
}
