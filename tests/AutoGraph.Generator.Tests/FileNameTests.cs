using AutoGraph.Generator.Tests.Harness;

namespace AutoGraph.Generator.Tests;

/// <summary>Each file with calls has a file of interceptors, whatever it is called.</summary>
public class FileNameTests
{
    [Theory]
    [InlineData("/a/P.cs", "/b/P.cs", "/c/p.CS")]
    [InlineData("/a/P-2.cs", "/b/P.cs", "/c/P.cs")]     // a number that is a name already
    [InlineData("/a/C#.cs", "/a/C&.cs", "/a/C_.cs")]    // signs that the compiler does not take
    [InlineData("/a/b@2'$=~!%;^.cs", "/a/é.cs", "C:\\a\\b c.cs")]
    [InlineData("/a/.cs", "/a/x.razor", "/a/x..cs")]
    public void Files_of_interceptors_have_names_of_their_own(params string[] paths)
    {
        const string Functions = """
            using AutoGraph;
            public static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x) { while (x > 1) x = x - 1; return x; }
            }
            """;
        var users = paths.Select((path, i) => (
            path,
            $$"""
            using AutoGraph;
            public static class User{{i}} { public static Tensor Run(Tensor x) => Fns.F(x); }
            """));
        var run = GeneratorRun.Of([("/src/Fns.cs", Functions), .. users]).AssertCompiles();
        Assert.Equal(paths.Length, run.Result.GeneratedSources.Count(s => s.HintName.EndsWith(".Interceptors.g.cs")));
    }
}
