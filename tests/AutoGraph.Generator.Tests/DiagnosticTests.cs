using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AutoGraph.Generator.Diagnostics;
using AutoGraph.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AutoGraph.Generator.Tests;

/// <summary>Every diagnostic has a page; its first code must give the diagnostic, its second must be fine.</summary>
public class DiagnosticTests
{
    public static TheoryData<string> Ids() => [.. DiagnosticTable.ById.Keys.Order()];

    [Theory, MemberData(nameof(Ids))]
    public void The_wrong_code_of_its_page_gives_it(string id)
    {
        // A remark on the cause of an error comes with the error.
        var found = GeneratorRun.Of(Examples(id)[0]).Diagnostics.RemoveAll(d => id == "AG0302" && d.Id == "AG0301");
        var only = Assert.Single(found.Select(d => d.Id).Distinct());
        Assert.Equal(id, only);
        Assert.All(found, diagnostic => Assert.Equal(GeneratorRun.UserFile, diagnostic.Location.SourceTree?.FilePath));
        Assert.All(found, diagnostic => Assert.DoesNotContain("{", diagnostic.GetMessage()));
    }

    [Theory, MemberData(nameof(Ids))]
    public void An_editor_sees_what_the_generator_reports(string id)
    {
        var run = GeneratorRun.Of(Examples(id)[0]);
        var unseen = Analysis.Of(run.Output, new FixableAnalyzer());
        Assert.All(unseen, diagnostic => Assert.Equal(DiagnosticSeverity.Hidden, diagnostic.Severity));
        Assert.Equal(Words(run.Result.Diagnostics), Words(unseen));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_right_code_of_its_page_is_fine(string id)
        => GeneratorRun.Of(Examples(id)[1]).AssertNoDiagnostics().AssertCompiles();

    [Theory, MemberData(nameof(Ids))]
    public void It_is_in_the_release_notes_for_analyzers(string id)
    {
        var descriptor = DiagnosticTable.ById[id];
        var row = $"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}";
        Assert.Contains(row, File.ReadAllText(Path.Combine(Root(), "src/AutoGraph.Generator/AnalyzerReleases.Unshipped.md")));
    }

    [Fact]
    public void The_place_is_the_assignment_and_the_words_name_variable_and_remedy()
    {
        var source = Examples("AG0201")[0];
        var found = Assert.Single(GeneratorRun.Of(source).Diagnostics);
        Assert.Contains("'count' has type 'int'", found.GetMessage());
        Assert.Contains("make it a Tensor", found.GetMessage());
        Assert.Equal("count++;", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
    }

    [Fact]
    public void A_pragma_silences_a_warning()
    {
        var source = "#pragma warning disable AG0109\n" + Examples("AG0109")[0];
        var run = GeneratorRun.Of(source);
        run.AssertNoDiagnostics();
    }

    private static IEnumerable<string> Words(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => !diagnostic.IsSuppressed)
        .Select(diagnostic => $"{diagnostic.Location.SourceSpan}: {diagnostic.Id} {diagnostic.GetMessage()}").Order();

    private static string[] Examples(string id)
    {
        var page = Path.Combine(Root(), "docs/diagnostics", id + ".md");
        Assert.True(File.Exists(page), $"docs/diagnostics/{id}.md is missing");
        var text = File.ReadAllText(page);
        Assert.StartsWith($"# {id}: {DiagnosticTable.ById[id].Title}", text);
        return [.. Regex.Matches(text, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath("../..", Path.GetDirectoryName(file)!);
}
