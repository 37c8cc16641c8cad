using System.Collections.Immutable;
using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Emission;

/// <summary>What the files of interceptors are called: like the user's files, without folders, so that they have the
/// same names on every machine.</summary>
internal sealed record InterceptorNames(EquatableArray<string> Paths)
{
    public string this[string path]
    {
        get
        {
            var name = NameOf(path);
            var before = Paths.TakeWhile(other => other != path)
                .Count(other => string.Equals(NameOf(other), name, StringComparison.OrdinalIgnoreCase));
            return $"{name}{(before == 0 ? "" : "-" + (before + 1))}.Interceptors.g.cs";
        }
    }

    public static InterceptorNames Of(ImmutableArray<string> paths)
        => new(paths.OrderBy(path => path, StringComparer.Ordinal).ToEquatable());

    // File names do not tell case apart.
    private static string NameOf(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? name.Remove(name.Length - 3) : name;
    }
}
