using AutoGraph.Generator.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace AutoGraph.Generator.Tests;

/// <summary>After any edit the generator writes what it would write for the new sources from the start.</summary>
public class IncrementalTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("/src/Functions.cs", """
            using AutoGraph;
            using Tools = Left.Helpers;
            public static partial class Fns
            {
                private static float rate = 0.5f;
                [TensorFunction]
                public static Tensor F(Tensor x) { while (x > 1) x = Tools.Shrink(x); return x; }
                [TensorFunction]
                public static Tensor G(Tensor x) { if (Settings.IsOn(x)) x = x - Settings.Step; return Chosen(x, 1) * rate; }
                public static Tensor Chosen(Tensor x, long by) => x > by ? x : -x;
                [TensorFunction]
                public static Tensor H(Tensor x) { var y = Fallback.Of(x); if (Fallback.Limit > 0) return y; return x; }
            }
            """),
        ("/src/Helpers.cs", """
            using AutoGraph;
            namespace Left { public static class Helpers { public static Tensor Shrink(Tensor x) => Inner.Half(x - 1); } }
            namespace Right { public static class Helpers { public static Tensor Shrink(Tensor x) => x / 3; } }
            """),
        ("/src/Inner.cs", """
            using AutoGraph;
            public static class Inner { public static Tensor Half(Tensor x) => x > 10 ? x / 2 : x; }
            """),
        ("/src/Settings.cs", """
            using AutoGraph;
            public static class Settings
            {
                public static bool IsOn(Tensor x) => true;
                public static float Step = 1f;
            }
            public static partial class Fallback
            {
                public const int Limit = 3;
                public static Tensor Of(Tensor x) => x + 1;
            }
            """),
        ("/src/Program.cs", """
            using AutoGraph;
            public static class Program
            {
                public static Tensor Run(Tensor x) => Fns.F(Fns.G(x));
                public static object Made() => TensorFunction.Create<Tensor, Tensor>(Inner.Half);
            }
            """),
        ("/src/Other.cs", "public class Other { int X => 3; int Y() { return 4; } }"),
        ("/src/Globals.cs", "global using Marked = AutoGraph.TensorFunctionAttribute;"),
    ];

    private static readonly GeneratorRun Base = GeneratorRun.Of(Files);

    /// <summary>An edit, and whether it changes what is written.</summary>
    public static TheoryData<string, string, string, bool> Edits() => new()
    {
        { "Functions", "x > 1)", "x > 2)", true },                                              // the method itself
        { "Functions", "rate = 0.5f", "rate = 0.6f", false },                                   // beside it
        { "Functions", "using Tools = Left", "using Tools = Right", true },                     // a using
        { "Functions", "private static float", "private static readonly float", true },         // a field's kind
        { "Functions", "[TensorFunction]\n    public static Tensor H", "[Marked]\n    public static Tensor H", false },
        { "Helpers", "Inner.Half(x - 1)", "x - 1", true },                                      // a callee needs no twin
        { "Inner", "x / 2", "x / 3", true },                                                    // a callee's callee
        { "Inner", "x > 10 ? x / 2 : x", "x / 2", true },
        { "Settings", "bool IsOn(Tensor x) => true", "Tensor IsOn(Tensor x) => x > 0", true },  // a type far away
        { "Settings", "float Step = 1f", "float Step = 2f", false },                            // a value
        { "Settings", "float Step = 1f", "Tensor Step = 1f", false },                           // another type, same text
        { "Settings", "int Limit = 3", "int Limit = 4", false },
        { "Settings", "const int Limit = 3", "static Tensor Limit = 3", true },
        { "Settings", "=> x + 1;", "=> x > 0 ? x : x + 1;", true },                             // a callee becomes staged
        { "Program", "Fns.F(Fns.G(x))", "Fns.F(x)", true },                                     // a call
        { "Program", "public static object", "  public static object", true },                  // a call moves
        { "Other", "=> 3", "=> 4", false },
        { "Other", "return 4", "return 5", false },
        { "Other", "int Y()", "int Z()", false },
        { "Other", "public class Other {", "[System.Obsolete] public class Other {", false },
        { "Other", "}", "} public static partial class Fns { public static Tensor Chosen(Tensor x, int by) => x; }", true },
        { "Other", "}", "} public static partial class Fns { static class Settings { public static Tensor IsOn(Tensor x) => x; public const float Step = 1; } }", true },
        { "Settings", "public static float Step", "public static bool IsOn(object x) => true; public static float Step", false },
        { "Globals", "global using Marked", "#nullable disable\nglobal using Marked", false },
    };

    [Theory, MemberData(nameof(Edits))]
    public void An_edit_gives_what_a_new_run_gives(string file, string from, string to, bool changes)
    {
        var path = $"/src/{file}.cs";
        Assert.Contains(from, Files.Single(f => f.Path == path).Text);
        var edited = Files.Select(f => f.Path == path ? (path, Edited(f.Text, from, to)) : f).ToArray();
        var run = Base.Then(edited.Single(f => f.Item1 == path).Item2, path);
        Assert.Equal(GeneratorRun.Of(edited).AllText(), run.AllText());
        Assert.Equal(changes, run.AllText() != Base.AllText());
    }

    /// <summary>Any number of edits, undone or not, of files that come, go and get another name.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Any_row_of_edits_gives_what_a_new_run_gives(int seed)
    {
        var random = new Random(seed);
        var edits = Edits().Select(row => ((string)row[0], (string)row[1], (string)row[2])).ToArray();
        var (run, files) = (Base, Files.ToDictionary(file => file.Path, file => file.Text));
        for (var step = 0; step < 25; step++)
        {
            var (name, from, to) = edits[random.Next(edits.Length)];
            var (path, moved) = ($"/src/{name}.cs", $"/src/Moved/{name}.cs");
            path = files.ContainsKey(moved) ? moved : path;
            var text = files.GetValueOrDefault(path) ?? Files.Single(file => file.Path == path).Text;
            var isThere = files.Remove(path);
            switch (random.Next(5))
            {
                case 0 when isThere:
                    run = run.Without(path);
                    break;
                case 1 when isThere && path != moved:
                    run = run.Without(path).Then(text, moved);
                    files.Add(moved, text);
                    break;
                default:
                    text = text.Contains(to) ? Edited(text, to, from) : Edited(text, from, to);
                    run = run.Then(text, path);
                    files.Add(path, text);
                    break;
            }

            var fresh = GeneratorRun.Of([.. files.Select(file => (file.Key, file.Value))]);
            Assert.True(Sorted(fresh) == Sorted(run), $"seed {seed}, step {step}: {path}, {from} -> {to}");
        }

        static string Sorted(GeneratorRun run) => string.Join('\n', run.AllText().Split("\n// ").Order());
    }

    [Theory, InlineData("Other", "return 4", "return 5"), InlineData("Settings", "Step = 1f", "Step = 2f")]
    public void What_no_declaration_shows_binds_nothing(string file, string from, string to)
    {
        var (path, text) = Files.Single(f => f.Path == $"/src/{file}.cs");
        var run = Base.Then(text.Replace(from, to), path);
        run.Expect(StepNames.Files, Unchanged, Cached);
        foreach (var step in new[] { StepNames.Parse, StepNames.Created, StepNames.Twins, StepNames.Lower, StepNames.CallSites })
            run.Expect(step, Cached);
    }

    [Fact]
    public void An_edit_and_its_undoing_give_the_first_text()
    {
        var (path, text) = Files[2];
        var run = Base.Then(text.Replace("x / 2", "x / 5"), path);
        Assert.NotEqual(Base.AllText(), run.AllText());
        Assert.Equal(Base.AllText(), run.Then(text, path).AllText());
    }

    [Fact]
    public void A_project_beside_this_one_counts_by_its_declarations()
    {
        const string Library = """
            using AutoGraph;
            namespace Lib { public static class Tool { public static Tensor Of(Tensor x) => x + 1; public static bool Flag(Tensor x) => true; } }
            """;
        const string User = """
            using AutoGraph;
            public static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x) { if (Lib.Tool.Flag(x)) return Lib.Tool.Of(x); return x; }
            }
            """;
        var library = GeneratorRun.Of([("/lib/Tool.cs", Library)]);
        var run = GeneratorRun.Of([(GeneratorRun.UserFile, User)], more: [library.AsProject()]);
        var body = run.With(library.AsProject(), library.Then(Library.Replace("x + 1", "x + 2"), "/lib/Tool.cs").AsProject());
        body.Expect(StepNames.Files, Unchanged).Expect(StepNames.Parse, Cached);
        var type = library.Then(Library.Replace("bool Flag(Tensor x) => true", "Tensor Flag(Tensor x) => x > 0"), "/lib/Tool.cs");
        Assert.DoesNotContain("Stage.If", run.AllText());
        Assert.Contains("Stage.If", run.With(library.AsProject(), type.AsProject()).AllText());
    }

    [Fact]
    public void Cancelling_stops_in_the_middle_and_harms_nothing()
    {
        using var cancel = new CancellationTokenSource();
        var files = Enumerable.Range(0, 20).Select(i => ($"/src/F{i}.cs", $$"""
            using AutoGraph;
            public static partial class Fns{{i}}
            {
                [TensorFunction]
                public static Tensor F(Tensor x) { while (x > {{i}}) x = x - 1; return x; }
            }
            """)).ToArray();
        var text = new WatchedText(files[3].Item2);
        var compilation = GeneratorRun.Compile(files, text, files[3].Item1);
        var driver = GeneratorRun.NewDriver();
        var reads = 0;
        text.WhenRead = () =>
        {
            reads++;
            cancel.Cancel();
        };
        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(compilation, cancel.Token));
        Assert.InRange(reads, 1, 4);
        text.WhenRead = () => { };
        Assert.Equal(20, driver.RunGenerators(compilation).GetRunResult().GeneratedTrees.Length);
    }

    private static string Edited(string text, string from, string to)
    {
        var at = text.LastIndexOf(from, StringComparison.Ordinal);
        return at < 0 ? text : text[..at] + to + text[(at + from.Length)..];
    }
}
