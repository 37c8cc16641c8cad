using System.Collections.Immutable;
using AutoGraph.Generator;
using AutoGraph.Generator.Checks;
using AutoGraph.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AutoGraph.CodeFixes.Tests.Harness;

/// <summary>Files as an editor has them open: their diagnostics, the fixes it shows for them, and what comes of
/// those.</summary>
internal sealed class Editor
{
    private const string Prelude = "using System;\nusing System.Collections.Generic;\nusing AutoGraph;\n\n";

    private static readonly AutoGraphCodeFixProvider Provider = new();

    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.Preview)
        .WithFeatures([new("InterceptorsNamespaces", "AutoGraph.Generated")]);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal)
                || name is "mscorlib.dll" or "netstandard.dll" or "AutoGraph.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly Solution _solution;

    private Editor(Solution solution)
    {
        _solution = solution;
    }

    private Project Project => _solution.Projects.Single();

    /// <summary>Files 0.cs, 1.cs, … with the usings of the samples unless they bring their own.</summary>
    public static Editor Of(params string[] sources)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        var project = ProjectId.CreateNewId();
        solution = solution.AddProject(ProjectInfo.Create(
            project, VersionStamp.Default, "Program", "Program", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
                allowUnsafe: true),
            parseOptions: Options, metadataReferences: References));
        for (var i = 0; i < sources.Length; i++)
            solution = solution.AddDocument(
                DocumentId.CreateNewId(project), $"{i}.cs", With(sources[i]), filePath: $"/src/{i}.cs");
        return new(solution);
    }

    /// <summary>The text of a file, without the usings that were added.</summary>
    public async Task<string> TextAsync(int file = 0)
        => (await Project.Documents.ElementAt(file).GetTextAsync()).ToString() is var text
            && text.StartsWith(Prelude, StringComparison.Ordinal) ? text[Prelude.Length..] : text;

    /// <summary>What the analyzers report: an editor asks nobody else.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync()
    {
        Generate((await Project.GetCompilationAsync())!, out var output);
        var analyzed = await new CompilationWithAnalyzers(
            output, [new TensorAnalyzer(), new FixableAnalyzer()],
            new CompilationWithAnalyzersOptions(new([]), null, true, false))
            .GetAnalyzerDiagnosticsAsync();
        return [.. analyzed
            .Where(found => !found.IsSuppressed)
            .OrderBy(found => found.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(found => found.Location.SourceSpan.Start)];
    }

    /// <summary>The titles of what is offered for the first diagnostic with an id.</summary>
    public async Task<string[]> TitlesAsync(string id) => [.. (await ActionsAsync(id)).Select(action => action.Title)];

    /// <summary>After the first fix of a title for the first diagnostic with an id.</summary>
    public async Task<Editor> FixAsync(string id, string title)
    {
        var actions = await ActionsAsync(id);
        var chosen = actions.FirstOrDefault(action => action.Title == title);
        Assert.True(chosen is not null, $"no '{title}' among: {string.Join(", ", actions.Select(a => a.Title))}");
        return await AfterAsync(chosen);
    }

    /// <summary>After the fix of a title has been done at all places in the project.</summary>
    public async Task<Editor> FixAllAsync(string id, string title)
    {
        var chosen = (await ActionsAsync(id)).Single(action => action.Title == title);
        var context = new FixAllContext(
            Project.Documents.First(), Provider, FixAllScope.Project, chosen.EquivalenceKey, [id],
            new Found(await DiagnosticsAsync()), CancellationToken.None);
        return await AfterAsync((await Provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>Fails where C# finds an error or a warning, generated code included.</summary>
    public async Task AssertCompilesAsync()
    {
        Generate((await Project.GetCompilationAsync())!, out var output);
        var wrong = output.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning).ToArray();
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Take(8).Cast<object>()));
    }

    private static void Generate(Compilation compilation, out Compilation output)
        => CSharpGeneratorDriver.Create([new TensorFunctionGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out output, out _);

    private static string With(string source)
        => source.Contains("using AutoGraph;") || source.Contains("AutoGraph.Tensor ") ? source : Prelude + source;

    private static async Task<Editor> AfterAsync(CodeAction action)
        => new((await action.GetOperationsAsync(CancellationToken.None))
            .OfType<ApplyChangesOperation>().Single().ChangedSolution);

    private async Task<List<CodeAction>> ActionsAsync(string id)
    {
        var all = await DiagnosticsAsync();
        var diagnostic = all.FirstOrDefault(found => found.Id == id);
        Assert.True(diagnostic is not null, $"no {id} among: {string.Join('\n', all)}");
        var document = _solution.GetDocument(diagnostic.Location.SourceTree)
            ?? Project.Documents.Single(document => document.FilePath == diagnostic.Location.SourceTree?.FilePath);
        var actions = new List<CodeAction>();
        await Provider.RegisterCodeFixesAsync(
            new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>Diagnostics that are known already.</summary>
    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken stop)
            => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken stop)
            => Task.FromResult(diagnostics.Where(found => found.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken stop) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
