using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using AutoGraph.Fuzz.Syntax;
using AutoGraph.Generator;
using AutoGraph.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGraph.Fuzz.Running;

/// <summary>Compiles many programs at once, with the generator, and says which of them do not compile.</summary>
internal static partial class Compiler
{
    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.Preview)
        .WithFeatures([new("InterceptorsNamespaces", "AutoGraph.Generated")]);

    private static readonly CSharpCompilationOptions Library = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => IsNeeded(Path.GetFileName(path))).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The programs that compile, loaded, and what is wrong with the others. Numbers must differ.</summary>
    public static Batch Compile(IReadOnlyCollection<Subject> subjects)
    {
        var failures = new Dictionary<int, Failure>();
        while (true)
        {
            var left = subjects.Where(subject => !failures.ContainsKey(subject.Number)).ToArray();
            if (left.Length == 0) return new([], failures);
            var compilation = Generate(left, out var reported);
            using var image = new MemoryStream();
            var emitted = compilation.Emit(image);
            var errors = emitted.Diagnostics.Concat(reported)
                .Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
            if (errors.Length == 0) return Load(left, image, failures);
            var before = failures.Count;
            // Errors of the programs themselves and refusals come first: what the generator makes of them may not
            // compile either.
            foreach (var error in errors.OrderBy(Order)) failures.TryAdd(NumberOf(error), Describe(error));
            if (failures.Count == before) throw new InvalidOperationException(string.Join("\n", errors.Take(5)));
        }
    }

    private static bool IsNeeded(string assembly) => assembly.StartsWith("System.", StringComparison.Ordinal)
        || assembly is "AutoGraph.Runtime.dll" or "AutoGraph.Fuzz.Tests.dll";

    private static Compilation Generate(Subject[] subjects, out IReadOnlyList<Diagnostic> reported)
    {
        var trees = subjects.SelectMany(subject => new[]
        {
            Tree(SubjectPrinter.HostText(subject), SubjectPrinter.HostName(subject)),
            Tree(SubjectPrinter.TensorText(subject), SubjectPrinter.TensorName(subject)),
        });
        var compilation = CSharpCompilation.Create($"Fuzz{Guid.NewGuid():N}", trees, References, Library);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new TensorFunctionGenerator().AsSourceGenerator()], parseOptions: Options,
            optionsProvider: new SwitchOptions(intercept: true));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        reported = diagnostics;
        return output;
    }

    private static SyntaxTree Tree(string text, string name)
        => CSharpSyntaxTree.ParseText(text, Options, $"/{name}.cs", Encoding.UTF8);

    private static Batch Load(Subject[] subjects, MemoryStream image, Dictionary<int, Failure> failures)
    {
        image.Position = 0;
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        var assembly = context.LoadFromStream(image);
        return new([.. subjects.Select(subject => new Executable(subject, assembly))], failures, context);
    }

    private static int Order(Diagnostic error) => IsRefusal(error) ? 1 : IsOfProgram(error) ? 0 : 2;

    private static bool IsRefusal(Diagnostic error) => error.Id.StartsWith("AG", StringComparison.Ordinal);

    private static Failure Describe(Diagnostic error)
        => IsRefusal(error) ? new($"refused: {error.Id}", error.ToString())
        : IsOfProgram(error) ? new($"the grammar writes C#: {error.Id}", error.ToString())
        : new($"generated code compiles: {error.Id}", $"{error}\n{error.Location.SourceTree}");

    private static bool IsOfProgram(Diagnostic error) => error.Location.GetMappedLineSpan().Path.StartsWith('/')
        && error.Location.SourceTree?.FilePath.StartsWith('/') == true;

    private static int NumberOf(Diagnostic error)
    {
        var location = error.Location;
        var found = Name().Match($"{location.SourceTree?.FilePath} {location.GetMappedLineSpan().Path} {error}");
        return found.Success ? int.Parse(found.Groups[1].Value, null) : -1;
    }

    [GeneratedRegex(@"(?:Host|Tensor)(\d+)\.")]
    private static partial Regex Name();
}
