using System.Reflection;
using AutoGraph.Generator.Tests.Harness;

namespace AutoGraph.Generator.Tests;

/// <summary>Handles, graph methods and interceptors, used as a program uses them.</summary>
public class HandleTests
{
    private static readonly Lazy<Type> Program = new(() =>
    {
        var library = GeneratorRun.Of("""
            namespace Lib;
            public static partial class Remote
            {
                [TensorFunction]
                public static Tensor Clip(Tensor x) { Canary.Seen("Clip"); return x > 1 ? 1 : x; }
            }
            public static class Canary
            {
                public static List<string> Log { get; } = [];
                public static void Seen(string what) => Log.Add(what + (AutoGraphOptions.RunFunctionsEagerly ? " eager" : IsTracing()));
                static string IsTracing() => new System.Diagnostics.StackTrace().ToString().Contains("__graph") ? " traced" : " direct";
            }
            """);
        library.AssertNoDiagnostics();
        var source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "HandleProgram.txt"));
        return GeneratorRun.Of(source, more: [library.AsReference()]).AssertNoDiagnostics().Load().GetType("Program")!;
    });

    public static TheoryData<string> Names()
        => [.. Program.Value.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(m => m.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_program_finds_what_it_expects(string name)
    {
        var pairs = (IEnumerable<(string Expected, string Found)>)Program.Value.GetMethod(name)!.Invoke(null, null)!;
        Assert.All(pairs, pair => Assert.Equal(pair.Expected, pair.Found));
    }

    [Fact]
    public void Recompute_reaches_the_trace_of_static_and_instance_methods()
    {
        var run = GeneratorRun.Of("""
            partial class Fns
            {
                [TensorFunction(Recompute = true)] public static Tensor F(Tensor x) => x;
                [TensorFunction(Recompute = true)] public Tensor G(Tensor x) => x;
                [TensorFunction(Recompute = false)] public static Tensor H(Tensor x) => x;
            }
            """).AssertCompiles();
        string Source(string name) => run.Result.GeneratedSources.Single(s => s.HintName.Contains(name)).SourceText.ToString();
        Assert.Contains("new(\"Fns.F\", recompute: true)", Source("Fns.F"));
        Assert.Contains("TracedFunction.Of(this, \"Fns.G\", 1, recompute: true)", Source("Fns.G"));
        Assert.DoesNotContain("recompute", Source("Fns.H"));
    }

    [Fact]
    public void Calls_are_left_alone_when_the_switch_is_off()
    {
        var run = GeneratorRun.Of("""
            static partial class Fns { [TensorFunction] public static Tensor F(Tensor x) => x; }
            static class Use { static Tensor G(Tensor x) => Fns.F(x); }
            """, intercept: false).AssertCompiles();
        Assert.DoesNotContain(run.Result.GeneratedSources, source => source.HintName.Contains("Interceptors"));
    }
}
