using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace AutoGraph.Generator.Tests.Harness;

/// <summary>One run of the generator over sources, with the means to edit them, look at the steps and load the result.</summary>
internal sealed class GeneratorRun
{
    public const string UserFile = "/src/User.cs";

    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.CSharp14)
        .WithFeatures([new("InterceptorsNamespaces", "AutoGraph.Generated")]);

    private static readonly MetadataReference[] Platform = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
            || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll" or "AutoGraph.Runtime.dll")
        .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly Compilation _input;
    private readonly GeneratorDriver _driver;
    private MetadataReference? _project;
    private readonly Lazy<ImmutableArray<Diagnostic>> _analyzed;

    private GeneratorRun(Compilation input, GeneratorDriver driver)
    {
        _input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Output = output;
        _analyzed = new(() => Analysis.Of(Output));
    }

    private static CSharpCompilationOptions Library
        => new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    public Compilation Output { get; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>Those of the generator and the analyzer that no pragma silences.</summary>
    public ImmutableArray<Diagnostic> Diagnostics
        => [.. Result.Diagnostics.Concat(_analyzed.Value).Where(diagnostic => !diagnostic.IsSuppressed)];

    public GeneratorDriver Driver => _driver;

    public static GeneratorRun Of(string source, bool intercept = true, MetadataReference[]? more = null)
        => Of([(UserFile, source)], intercept, more);

    public static GeneratorRun Of((string Path, string Text)[] files, bool intercept = true, MetadataReference[]? more = null)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(Prelude(file.Text), Options, file.Path, Encoding.UTF8));
        var name = "Test" + Guid.NewGuid().ToString("N")[..8];
        var compilation = CSharpCompilation.Create(name, trees, [.. Platform, .. more ?? []], Library);
        return new(compilation, NewDriver(intercept));
    }

    public static GeneratorDriver NewDriver(bool intercept = true)
        => CSharpGeneratorDriver.Create([new TensorFunctionGenerator().AsSourceGenerator()],
            parseOptions: Options, optionsProvider: new SwitchOptions(intercept),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>A compilation in which one file has a text of its own.</summary>
    public static Compilation Compile((string Path, string Text)[] files, SourceText text, string path)
        => CSharpCompilation.Create("Test", files.Select(file => file.Path == path
            ? CSharpSyntaxTree.ParseText(text, Options, path)
            : CSharpSyntaxTree.ParseText(file.Text, Options, file.Path, Encoding.UTF8)), Platform, Library);

    /// <summary>The same with another reference in place of one.</summary>
    public GeneratorRun With(MetadataReference old, MetadataReference reference)
        => new(_input.ReplaceReference(old, reference), _driver);

    /// <summary>A reference as an editor has it to a project that is open, too.</summary>
    public MetadataReference AsProject() => _project ??= Output.ToMetadataReference();

    /// <summary>The same with one file replaced, or added when there is none of that path.</summary>
    public GeneratorRun Then(string source, string path = UserFile)
    {
        var tree = CSharpSyntaxTree.ParseText(Prelude(source), Options, path, Encoding.UTF8);
        var old = _input.SyntaxTrees.FirstOrDefault(candidate => candidate.FilePath == path);
        return new(old is null ? _input.AddSyntaxTrees(tree) : _input.ReplaceSyntaxTree(old, tree), _driver);
    }

    /// <summary>The same without a file.</summary>
    public GeneratorRun Without(string path)
        => new(_input.RemoveSyntaxTrees(_input.SyntaxTrees.Single(tree => tree.FilePath == path)), _driver);

    /// <summary>The reasons of all outputs of a step are among the given ones, and there are some.</summary>
    public GeneratorRun Expect(string step, params IncrementalStepRunReason[] reasons)
    {
        var found = Reasons(step);
        Assert.NotEmpty(found);
        Assert.All(found, reason => Assert.Contains(reason, reasons));
        return this;
    }

    public IncrementalStepRunReason[] Reasons(string step)
        => [.. Result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs).Select(o => o.Reason) : []];

    public string Source(string hintPart)
        => Result.GeneratedSources.Single(source => source.HintName.Contains(hintPart)).SourceText.ToString();

    /// <summary>Fails unless all compiles without a warning.</summary>
    public GeneratorRun AssertCompiles()
    {
        var wrong = Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS0162").ToArray();
        var texts = wrong.Select(d => d.Location.SourceTree).OfType<SyntaxTree>().Where(t => t.FilePath != UserFile).Distinct().Take(1);
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Take(8).Concat<object>(texts)));
        return this;
    }

    public GeneratorRun AssertNoDiagnostics()
    {
        Assert.True(Diagnostics.IsEmpty, string.Join("\n", Diagnostics));
        return this;
    }

    public string AllText() => string.Join("\n", Result.GeneratedSources.Select(s => $"// {s.HintName}\n{s.SourceText}"));

    public Assembly Load() => AssertCompiles().LoadUnchecked();

    public MetadataReference AsReference() => Reference(Output, AssemblyLoadContext.Default);

    /// <summary>The image and its symbols.</summary>
    public (MemoryStream Image, MemoryStream Symbols) Emit()
    {
        var (image, symbols) = (new MemoryStream(), new MemoryStream());
        var emitted = Output.Emit(image, symbols, options: new(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        (image.Position, symbols.Position) = (0, 0);
        return (image, symbols);
    }

    private Assembly LoadUnchecked()
    {
        var (image, symbols) = Emit();
        return AssemblyLoadContext.Default.LoadFromStream(image, symbols);
    }

    private static MetadataReference Reference(Compilation compilation, AssemblyLoadContext context)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        context.LoadFromStream(image);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    public static string Prelude(string text)
        => text.Contains("using AutoGraph;") ? text : "using System; using System.Collections.Generic; using AutoGraph;\n" + text;
}
