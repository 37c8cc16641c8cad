using System.Globalization;
using AutoGraph.Generator.Tests.Harness;

namespace AutoGraph.Generator.Tests.Checks;

/// <summary>Bodies of methods in one assembly: what is found in each, and what happens when it runs.</summary>
internal static class Bodies
{
    /// <summary>The ids found in each body, and the type of the exception that it throws, if any.</summary>
    public static List<(string[] Found, Type? Thrown)> Try(IReadOnlyList<string> bodies)
    {
        var methods = bodies.Select((body, i) => $"    public static object M{i}() {{ {body} }}");
        var run = GeneratorRun.Of($"public static class Bodies\n{{\n{string.Join('\n', methods)}\n}}\n");
        // A line of using directives and two of the class stand before the first.
        var found = run.Diagnostics.ToLookup(
            diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line - 3, diagnostic => diagnostic.Id);
        var type = run.Load().GetType("Bodies")!;
        return [.. bodies.Select((_, i) => (found[i].Order().ToArray(),
            Thrown(type.GetMethod("M" + i.ToString(CultureInfo.InvariantCulture))!.CreateDelegate<Func<object>>())))];
    }

    private static Type? Thrown(Func<object> method)
    {
        try
        {
            method();
            return null;
        }
        catch (AutoGraphException error)
        {
            return error.GetType();
        }
    }
}
