using System.Globalization;

namespace AutoGraph.Benchmarks.Generation;

/// <summary>What to run.</summary>
internal sealed record GenerationOptions
{
    public const string Usage = """
        usage: generator [--sizes 1:20,100:2000,1000:10000] [--keystrokes 20] [--print json]
          --sizes       projects to measure: annotated methods, a colon, calls of them
          --keystrokes  how often each edit is made (20)
          --print       json: a line for each edit; table: markdown (json)
        """;

    public IReadOnlyList<(int Methods, int Calls)> Sizes { get; private init; }
        = [(1, 20), (100, 2000), (1000, 10_000)];

    public int Keystrokes { get; private init; } = 20;

    public bool Table { get; private init; }

    /// <returns>Null where the arguments are not these.</returns>
    public static GenerationOptions? Parse(IEnumerable<string> arguments)
    {
        var options = new GenerationOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var value] || options.With(name, value) is not { } parsed)
                return null;
            options = parsed;
        }
        return options;
    }

    private GenerationOptions? With(string name, string value) => name switch
    {
        "--sizes" when Pairs(value) is { } sizes => this with { Sizes = sizes },
        "--keystrokes" when Number(value) is var count and > 0 => this with { Keystrokes = count },
        "--print" when value is "json" or "table" => this with { Table = value == "table" },
        _ => null,
    };

    private static List<(int Methods, int Calls)>? Pairs(string text)
    {
        var pairs = text.Split(',').Select(pair => pair.Split(':'))
            .Select(pair => pair is [var methods, var calls] ? (Number(methods), Number(calls)) : (0, 0)).ToList();
        return pairs.TrueForAll(pair => pair is { Item1: > 0, Item2: > 0 }) ? pairs : null;
    }

    private static int Number(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000
            ? number : 0;
}
