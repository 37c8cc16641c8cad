using System.Text.RegularExpressions;

namespace AutoGraph.Architecture.Tests;

/// <summary>The sources, as text.</summary>
internal static partial class Repository
{
    /// <summary>The folder that holds AutoGraph.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files under a folder of the repository, without what a build put there.</summary>
    public static IEnumerable<string> Sources(params string[] folder)
    {
        var path = Path.Combine([Root, .. folder]);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Where(IsOurs)
                .Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>The text of a file with its comments blanked out, line numbers kept.</summary>
    public static string[] CodeLines(string file)
        => Comment().Replace(File.ReadAllText(file), m => new string('\n', m.Value.Count(c => c == '\n'))).Split('\n');

    /// <summary>"src/…/Tensor.cs:12", for messages.</summary>
    public static string Place(string file, int index)
        => $"{Path.GetRelativePath(Root, file).Replace('\\', '/')}:{index + 1}";

    private static bool IsOurs(string file)
        => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "AutoGraph.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No AutoGraph.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
