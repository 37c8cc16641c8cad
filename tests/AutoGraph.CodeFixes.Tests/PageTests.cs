using AutoGraph.CodeFixes.Tests.Harness;
using AutoGraph.Generator.Diagnostics;

namespace AutoGraph.CodeFixes.Tests;

/// <summary>What the pages of docs/diagnostics promise.</summary>
public class PageTests
{
    /// <summary>The fix that makes the right code of the page from the wrong one.</summary>
    public static TheoryData<string, string> Rows() => new()
    {
        { "AG0101", "Make 'Fns' partial" },
        { "AG0105", "Make 'Clipper' partial" },
        { "AG0110", "Make 'Head' internal" },
        { "AG0201", "Make 'count' a Tensor" },
        { "AG0202", "Make 'rate' a Tensor" },
        { "AG0208", "Use 'is null'" },
        { "AG0211", "Make 'weights' an array" },
        { "AG0213", "Make 'Clip' non-virtual" },
        { "AG0215", "Use 'var'" },
        { "AG0216", "Let 'Rate' return a Tensor" },
        { "AG0301", "Cast the right side to Float32" },
        { "AG0302", "Write float literals" },
        { "AG0306", "Ask whether all elements hold" },
        { "AG0307", "Let the size follow: null" },
    };

    [Theory, MemberData(nameof(Rows))]
    public async Task The_fix_makes_the_right_code_of_the_page(string id, string title)
    {
        var (wrong, right) = Pages.Code(id);
        Assert.Equal(right, await (await Editor.Of(wrong).FixAsync(id, title)).TextAsync());
    }

    [Fact]
    public void The_table_of_diagnostics_is_that_of_the_code()
    {
        var rows = DiagnosticTable.ById.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)
            .Select(descriptor => $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Title} | "
                + $"{descriptor.DefaultSeverity} | {(FixTable.ById.ContainsKey(descriptor.Id) ? "yes" : "")} |");
        var table = string.Join('\n', rows.Prepend("|---|---|---|---|").Prepend("| id | title | severity | fix |"));
        if (Environment.GetEnvironmentVariable("AUTOGRAPH_ACCEPT") == "1") Accept(table);
        var lines = File.ReadAllLines(Pages.Table).Where(line => line.StartsWith('|'));
        Assert.Equal(table, string.Join('\n', lines));
    }

    [Fact]
    public void A_fix_is_for_diagnostics_that_there_are()
        => Assert.Empty(FixTable.ById.Keys.Except(DiagnosticTable.ById.Keys));

    private static void Accept(string table)
    {
        var before = File.ReadAllLines(Pages.Table).TakeWhile(line => !line.StartsWith('|'));
        File.WriteAllText(Pages.Table, string.Join('\n', before.Append(table)) + "\n");
    }
}
