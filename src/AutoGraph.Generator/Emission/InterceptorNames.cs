using System.Collections.Immutable;
using AutoGraph.Generator.Model;

namespace AutoGraph.Generator.Emission;

/// <summary>What the files of interceptors are called: like the user's files, without folders, so that they have the
/// same names on every machine.</summary>
internal sealed record InterceptorNames(EquatableArray<(string Path, string Name)> Names)
{
    public string this[string path] => Names.First(pair => pair.Path == path).Name + ".Interceptors.g.cs";

    public static InterceptorNames Of(ImmutableArray<string> paths)
    {
        // File names do not tell case apart.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new(paths.OrderBy(path => path, StringComparer.Ordinal)
            .Select(path => (path, Free(path))).ToEquatable());

        string Free(string path)
        {
            var name = NameOf(path);
            var free = name;
            for (var number = 2; !taken.Add(free); number++) free = $"{name}-{number}";
            return free;
        }
    }

    // The compiler takes few signs in the name of a generated file.
    private static string NameOf(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        name = name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? name.Remove(name.Length - 3) : name;
        return string.Concat(
            name.Select(sign => char.IsLetterOrDigit(sign) || "._-+ ()[]".Contains(sign) ? sign : '_'));
    }
}
