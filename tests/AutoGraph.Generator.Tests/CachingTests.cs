using AutoGraph.Generator.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace AutoGraph.Generator.Tests;

/// <summary>What an edit makes run again, by the reasons of the steps.</summary>
public class CachingTests
{
    private const string Source = """
        public static partial class Fns
        {
            [TensorFunction]
            public static Tensor F(Tensor x) { while (x > 1) x = Helper(x); return x; }

            [TensorFunction]
            public static Tensor G(Tensor x) => x > 0 ? x : -x;

            public static Tensor Helper(Tensor x) => x > 10 ? x / 2 : x - 1;
        }

        public static class Program { public static Tensor Run(Tensor x) => Fns.F(Fns.G(x)); }

        """;

    private static readonly GeneratorRun Base = GeneratorRun.Of([(GeneratorRun.UserFile, Source), ("/src/Other.cs", "class Other;")]);

    [Fact]
    public void An_edit_in_an_unrelated_file_changes_nothing()
    {
        var run = Base.Then("class Other { int x = 3; }", "/src/Other.cs");
        run.Expect(StepNames.Files, Unchanged).Expect(StepNames.Parse, Cached).Expect(StepNames.Twins, Cached)
            .Expect(StepNames.Lower, Cached).Expect(StepNames.CallSites, Cached);
        AssertNothingWritten(run);
    }

    [Fact]
    public void An_edit_beside_the_methods_changes_no_twin()
    {
        var run = Base.Then(Source + "// a note");
        run.Expect(StepNames.Parse, Cached, Unchanged).Expect(StepNames.Twins, Cached);
    }

    [Fact]
    public void An_edit_in_a_method_writes_its_twin_only()
    {
        var run = Base.Then(Source.Replace("x = Helper(x)", "x = Helper(x+1)"));
        Assert.Equal([Modified, Unchanged], run.Reasons(StepNames.Parse));
        Assert.Equal([Modified, Unchanged, Unchanged], run.Reasons(StepNames.Twins).Order());
    }

    [Fact]
    public void An_edit_in_a_helper_writes_the_helper_only()
    {
        var run = Base.Then(Source.Replace("x - 1", "x - 2"));
        Assert.Equal([Modified, Unchanged, Unchanged], run.Reasons(StepNames.Twins).Order());
    }

    [Fact]
    public void The_same_compilation_again_runs_nothing()
    {
        var run = Base.Then("class Other;", "/src/Other.cs");
        run.Expect(StepNames.Files, Unchanged).Expect(StepNames.Parse, Cached).Expect(StepNames.CallSites, Cached);
    }

    [Fact]
    public void Nothing_of_the_compiler_is_kept()
    {
        var outputs = Base.Result.TrackedSteps.Where(step => StepNames.All.Contains(step.Key))
            .SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Value);
        Assert.All(outputs, value => AssertPlain(value, []));
    }

    private static void AssertNothingWritten(GeneratorRun run)
        => Assert.All(run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Contains(output.Reason, new[] { Cached, Unchanged }));

    private static void AssertPlain(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value)) return;
        var name = value.GetType().FullName!;
        Assert.False(value is Microsoft.CodeAnalysis.ISymbol or Microsoft.CodeAnalysis.SyntaxNode or Microsoft.CodeAnalysis.Compilation, name);
        if (value is System.Collections.IEnumerable items)
        {
            foreach (var item in items) AssertPlain(item, seen);
            return;
        }

        if (!name.StartsWith("AutoGraph.", StringComparison.Ordinal)) return;
        foreach (var property in value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
            AssertPlain(property.GetValue(value), seen);
    }
}
