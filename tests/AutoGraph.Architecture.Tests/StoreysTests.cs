using System.Text.RegularExpressions;

namespace AutoGraph.Architecture.Tests;

/// <summary>The storeys of the runtime: a folder uses only what stands before it.</summary>
public partial class StoreysTests
{
    /// <summary>From the ground up. A row holds folders that stand side by side and may use each other.</summary>
    private static readonly string[][] Storeys =
    [
        ["Errors"], ["Devices"], ["Diagnostics"], ["Tensors"], ["Ops"], ["Graphs"], ["Passes"], ["Execution"],
        ["Autodiff"], ["Tracing"], ["Functions", "Variables"],
    ];

    /// <summary>Namespaces that do not carry the name of their folder.</summary>
    private static readonly Dictionary<string, string> FolderOfNamespace = new() { ["Staging"] = "Tracing" };

    [Fact]
    public void A_folder_uses_only_the_namespaces_of_what_stands_before_it()
        => AssertNone(
            from folder in Storeys.SelectMany(row => row)
            from file in Repository.Sources("src", "AutoGraph.Runtime", folder)
            from line in Repository.CodeLines(file).Index()
            from Match used in UsedNamespace().Matches(line.Item)
            let name = used.Groups["name"].Value
            where Height(FolderOf(name)) > Height(folder)
            select $"{Repository.Place(file, line.Index)}: {folder} uses {name}, which stands above it");

    [Fact]
    public void Every_folder_of_the_runtime_has_a_storey()
        => AssertNone(
            from path in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "AutoGraph.Runtime"))
            let folder = Path.GetFileName(path)
            where folder is not ("bin" or "obj") && Height(folder) < 0
            select $"src/AutoGraph.Runtime/{folder} is missing in {nameof(StoreysTests)}.{nameof(Storeys)}");

    [Fact]
    public void Kernels_never_name_a_tensor()
        => AssertNone(
            from file in Repository.Sources("src", "Kernels")
            from line in Repository.CodeLines(file).Index()
            where TensorName().IsMatch(line.Item)
            select $"{Repository.Place(file, line.Index)}: {line.Item.Trim()}");

    [Theory]
    [InlineData("AutoGraph.Generator", "AutoGraph.Runtime|AutoGraph.Kernels|Workspaces")]
    [InlineData("AutoGraph.CodeFixes", "AutoGraph.Generator|AutoGraph.Runtime|AutoGraph.Kernels")]
    [InlineData("AutoGraph.Runtime", "AutoGraph.Generator|AutoGraph.Keras|CodeAnalysis")]
    [InlineData("Kernels/AutoGraph.Kernels", "AutoGraph.Runtime|AutoGraph.Generator|PackageReference")]
    public void A_project_does_not_reference(string project, string forbidden)
        => AssertNone(
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.csproj")
            from line in File.ReadAllLines(file).Index()
            where line.Item.Contains("Reference Include", StringComparison.Ordinal)
                && Regex.IsMatch(line.Item, forbidden)
            select $"{Repository.Place(file, line.Index)}: {line.Item.Trim()}");

    private static int Height(string folder) => Array.FindIndex(Storeys, row => row.Contains(folder));

    private static string FolderOf(string name) => FolderOfNamespace.GetValueOrDefault(name, name);

    private static void AssertNone(IEnumerable<string> found)
    {
        var lines = found.ToArray();
        Assert.True(lines.Length == 0, string.Join('\n', lines));
    }

    // A using line, or a name that needs none: inside a namespace AutoGraph.X, AutoGraph.Y is in reach as Y.
    [GeneratedRegex(@"\busing\s.*AutoGraph\.(?<name>\w+)|(?<![\w.])(?:AutoGraph\.)?(?<name>[A-Z]\w*)\.[A-Z]")]
    private static partial Regex UsedNamespace();

    [GeneratedRegex(@"\bTensor\b")]
    private static partial Regex TensorName();
}
