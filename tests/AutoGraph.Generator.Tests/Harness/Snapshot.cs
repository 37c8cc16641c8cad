using System.Runtime.CompilerServices;
using System.Text;

namespace AutoGraph.Generator.Tests.Harness;

/// <summary>Compares texts with files beside the test, by the conventions of Verify.</summary>
/// <remarks>AUTOGRAPH_ACCEPT_SNAPSHOTS=1 (or accept-snapshots.sh) takes over what came out.</remarks>
internal static class Snapshot
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static void Verify(GeneratorRun run, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var stem = Stem(file, method);
        var targets = run.Result.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal)
            .ToDictionary(
                source => $"{stem}#{Path.GetFileNameWithoutExtension(source.HintName)}.verified.cs",
                source => $"//HintName: {source.HintName}\n{source.SourceText}");
        Compare(stem, targets);
    }

    public static void Verify(string text, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var stem = Stem(file, method);
        Compare(stem, new() { [stem + ".verified.txt"] = text });
    }

    private static string Stem(string file, string method)
        => Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}");

    private static void Compare(string stem, Dictionary<string, string> targets)
    {
        var accepts = Environment.GetEnvironmentVariable("AUTOGRAPH_ACCEPT_SNAPSHOTS") == "1";
        var wrong = new List<string>();
        foreach (var (verified, text) in targets)
        {
            var received = verified.Replace(".verified.", ".received.");
            File.Delete(received);
            if (File.Exists(verified) && Normalized(File.ReadAllText(verified)) == Normalized(text)) continue;
            File.WriteAllText(accepts ? verified : received, Normalized(text), WithMark);
            if (!accepts) wrong.Add(Path.GetFileName(received));
        }

        var folder = Path.GetDirectoryName(stem)!;
        var all = Directory.GetFiles(folder, Path.GetFileName(stem) + "#*.verified.*")
            .Concat(Directory.GetFiles(folder, Path.GetFileName(stem) + ".verified.*"));
        foreach (var stale in all.Where(path => !targets.ContainsKey(path)))
        {
            if (accepts) File.Delete(stale);
            else wrong.Add("no longer written: " + Path.GetFileName(stale));
        }

        Assert.True(wrong.Count == 0, "Run accept-snapshots.sh after reading: " + string.Join(", ", wrong));
    }

    private static string Normalized(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n").TrimEnd('\n');
}
