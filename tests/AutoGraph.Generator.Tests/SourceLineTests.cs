using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AutoGraph.Generator.Tests.Cases;
using AutoGraph.Generator.Tests.Harness;

namespace AutoGraph.Generator.Tests;

/// <summary>Errors, stack traces and breakpoints lead to the line that the user wrote.</summary>
public class SourceLineTests
{
    private static readonly string Program = GeneratorRun.Prelude(
        string.Join("\n", FailingLine.All.Select(row => row.Source)));
    private static readonly Lazy<Assembly> Compiled = new(() => GeneratorRun.Of(Program).AssertNoDiagnostics().Load());

    public static TheoryData<string> Names => [.. FailingLine.All.Select(row => row.Name)];

    [Theory, MemberData(nameof(Names))]
    public void An_error_of_a_graph_names_the_line_and_the_iteration(string name)
    {
        var row = FailingLine.All.Single(row => row.Name == name);

        var error = Assert.IsAssignableFrom<AutoGraphException>(Thrown(name, "F__graph"));

        Assert.Equal((new SourceLine("User.cs", LineOf(name)), row.Iteration), (error.SourceLine, error.Iteration));
        Assert.Contains($" (at User.cs:{LineOf(name)}", error.Message);
    }

    [Theory, MemberData(nameof(Names))]
    public void An_error_of_eager_code_has_the_line_in_its_stack_trace(string name)
    {
        var error = Thrown(name, "F");

        Assert.Contains(LineOf(name), Frames(error));
        Assert.Null(Assert.IsAssignableFrom<AutoGraphException>(error).SourceLine);
    }

    [Fact]
    public void An_error_while_tracing_has_the_line_in_its_stack_trace()
        => Assert.Equal(LineOf("A_branch"), Frames(Thrown("A_branch", "F__graph")).First());

    /// <summary>What a debugger binds breakpoints to: the statements as the user wrote them, in the twin and its
    /// lambdas, and nothing else.</summary>
    [Fact]
    public void Breakpoints_bind_to_the_statements()
    {
        var run = GeneratorRun.Of("""
            using System; using AutoGraph;
            static partial class Fns
            {
                [TensorFunction]
                public static Tensor F(Tensor x)
                {
                    var y = Helper(x);
                    while (y > 1)
                    {
                        if (y % 2 == 0) y = y / 2;
                        else y = 3 * y + 1;
                    }

                    return y;
                }

                static Tensor Helper(Tensor x) => x > 0
                    ? x
                    : -x;
            }
            """);

        Assert.Equal(["7:9", "8:16", "10:17", "10:29", "11:18", "14:9"], Points(run, "F__staged"));
        Assert.Equal("17:39", Points(run, "Helper__staged")[0]);
    }

    private static Exception Thrown(string name, string method)
        => Assert.Throws<TargetInvocationException>(() => Compiled.Value.GetType(name)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .Invoke(null, [Tensor.Constant([1f, 2f, 3f])])).InnerException!;

    private static int LineOf(string name)
    {
        var lines = Program.Split('\n');
        var start = Array.FindIndex(lines, line => line == $"static partial class {name}");
        return Array.FindIndex(lines, start, line => line.EndsWith(FailingLine.Mark, StringComparison.Ordinal)) + 1;
    }

    private static IEnumerable<int> Frames(Exception error)
        => new StackTrace(error, fNeedFileInfo: true).GetFrames()
            .Where(frame => frame.GetFileName() == GeneratorRun.UserFile).Select(frame => frame.GetFileLineNumber());

    /// <summary>Where a debugger can stop in a method and its lambdas, each place once, in order.</summary>
    private static List<string> Points(GeneratorRun run, string method)
    {
        var (image, symbols) = run.Emit();
        using var assembly = new PEReader(image);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var (names, debug) = (assembly.GetMetadataReader(), provider.GetMetadataReader());
        var points =
            from handle in names.MethodDefinitions
            where names.GetString(names.GetMethodDefinition(handle).Name).Contains(method)
            from point in debug.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints()
            where !point.IsHidden
            select (File: debug.GetString(debug.GetDocument(point.Document).Name), Point: point);
        Assert.All(points, point => Assert.Equal(GeneratorRun.UserFile, point.File));
        return points.Select(point => point.Point)
            .OrderBy(point => (point.StartLine, point.StartColumn))
            .Select(point => $"{point.StartLine}:{point.StartColumn}").Distinct().ToList();
    }
}
