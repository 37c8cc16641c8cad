using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AutoGraph.CodeFixes.Tests;

/// <summary>The pages of docs/diagnostics.</summary>
internal static class Pages
{
    /// <summary>The table of all diagnostics.</summary>
    public static string Table => Path.Combine(Folder(), "README.md");

    /// <summary>The wrong and the right code of a page.</summary>
    public static (string Wrong, string Right) Code(string id)
    {
        var page = File.ReadAllText(Path.Combine(Folder(), id + ".md"));
        return Regex.Matches(page, "```csharp\n(.*?)```", RegexOptions.Singleline) is [var wrong, var right, ..]
            ? (wrong.Groups[1].Value, right.Groups[1].Value)
            : throw new InvalidDataException($"{id}.md has no two codes");
    }

    private static string Folder([CallerFilePath] string file = "")
        => Path.GetFullPath("../../docs/diagnostics", Path.GetDirectoryName(file)!);
}
