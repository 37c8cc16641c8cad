using System.Runtime.CompilerServices;
using AutoGraph.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoGraph.Generator.Tests.Checks;

/// <summary>The analyzer raises no false alarm over any source of the repository.</summary>
public class SourcesTests
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks; global using Xunit;
        """;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];

    [Theory]
    [InlineData("samples")]
    [InlineData("benchmarks")]
    [InlineData("tests/AutoGraph.Conformance.Tests")]
    [InlineData("tests/AutoGraph.Samples.Tests")]
    [InlineData("tests/AutoGraph.Runtime.Tests")]
    public void Only_code_that_is_meant_to_throw_is_reported(string folder)
    {
        var found = Analysis.Of(Compilation(Path.Combine(Root(), folder)));
        Assert.Empty(found.Where(diagnostic => !IsMeant(diagnostic)));
        // The tests of errors have some, which shows that something was looked at.
        Assert.Equal(folder == "tests/AutoGraph.Runtime.Tests", !found.IsEmpty);
    }

    // Inside of `Assert.Throws<ShapeException>(() => …)`, or a row of a table of errors.
    private static bool IsMeant(Diagnostic diagnostic)
        => diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).Ancestors()
            .OfType<InvocationExpressionSyntax>()
            .Any(call => call.Expression.ToString().Contains("Exception>", StringComparison.Ordinal));

    // Named as the folder, so that what the runtime shows to its tests is seen.
    private static CSharpCompilation Compilation(string folder)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj"));
        var trees = files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path))
            .Append(CSharpSyntaxTree.ParseText(Usings, options));
        return CSharpCompilation.Create(
            Path.GetFileName(folder), trees, References,
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string Root([CallerFilePath] string file = "")
        => Path.GetFullPath("../../..", Path.GetDirectoryName(file)!);
}
