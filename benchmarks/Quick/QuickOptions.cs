using System.Globalization;

namespace AutoGraph.Benchmarks.Quick;

/// <summary>What to run: <c>quick [--threads 1,2] [--only a,c] [--budget SECONDS] [--print json]</c>.</summary>
internal sealed record QuickOptions(IReadOnlyList<int> Threads, IReadOnlySet<string>? Only, double BudgetSeconds, bool Table)
{
    public const string Usage = """
        usage: quick [--threads 1,2] [--only a,c] [--budget 0.4] [--print json]
          --threads   thread counts to measure one after the other (1,2)
          --only      groups, or beginnings of names: a, c.mlp_train_b32
          --budget    seconds for each case, contender and thread count (0.4)
          --print     json: a line for each case and contender; table: markdown, eager against graph (json)
        """;

    /// <returns>Null where the arguments are not these.</returns>
    public static QuickOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new QuickOptions([1, 2], null, 0.4, Table: false);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var parsed = arguments[i] switch
            {
                "--threads" when Numbers(value) is { } threads => options with { Threads = threads },
                "--only" when value.Length > 0 => options with { Only = value.Split(',').ToHashSet() },
                "--budget" when double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1000
                    => options with { BudgetSeconds = seconds },
                "--print" when value is "json" or "table" => options with { Table = value == "table" },
                _ => null,
            };
            if (parsed is null)
                return null;
            options = parsed;
        }
        return options;
    }

    public bool Wants(string name) => Only is null || Only.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    private static List<int>? Numbers(string text)
    {
        var numbers = text.Split(',').Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var n) ? n : 0).ToList();
        return numbers.TrueForAll(n => n is > 0 and <= 1024) ? numbers : null;
    }
}
