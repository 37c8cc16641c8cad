using System.Globalization;

namespace AutoGraph.Samples;

/// <summary>The command line is not what the program takes; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>Options of the form <c>--name value</c>, each at most once.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> values = [];

    /// <exception cref="UsageException">An option is unknown, lacks its value or stands twice.</exception>
    public CommandLine(IReadOnlyList<string> arguments, params string[] known)
    {
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var name = arguments[i];
            if (!known.Contains(name))
                throw new UsageException($"unknown option '{name}'");
            if (i + 1 == arguments.Count)
                throw new UsageException($"{name} lacks its value");
            if (!values.TryAdd(name, arguments[i + 1]))
                throw new UsageException($"{name} stands twice");
        }
    }

    /// <summary>The text after an option, or null.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <summary>The whole number after an option, or <paramref name="otherwise"/>.</summary>
    /// <exception cref="UsageException">It is not a number in the range.</exception>
    public int Number(string name, int otherwise, int low, int high = int.MaxValue)
    {
        if (!values.TryGetValue(name, out var text))
            return otherwise;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= low && value <= high)
            return value;
        var range = high == int.MaxValue ? $"of {low} or more" : $"from {low} to {high}";
        throw new UsageException($"{name} takes a whole number {range}, not '{text}'");
    }
}
