using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGraph.Conformance.Harness;

/// <summary>For rows that must not compile: the errors of the C# compiler alone, without the generator.</summary>
internal static class Compiling
{
    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(Tensor).Assembly.Location)
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>The ids of the errors in these members of a class, such as CS0165.</summary>
    public static string[] Errors(string members)
    {
        var tree = CSharpSyntaxTree.ParseText($"using AutoGraph; static class Source {{ {members} }}");
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        return [.. CSharpCompilation.Create("Source", [tree], References.Value, options)
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id)];
    }

    /// <summary>That these members give exactly this error.</summary>
    public static void AssertError(string id, string members) => Assert.Equal([id], Errors(members));
}
