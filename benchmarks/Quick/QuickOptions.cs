using System.Globalization;
using AutoGraph.Benchmarks.Peers;

namespace AutoGraph.Benchmarks.Quick;

/// <summary>What to run.</summary>
internal sealed record QuickOptions
{
    public const string Usage = """
        usage: quick [--threads 1,2] [--only a,c] [--budget 0.4] [--print json]
               quick --peers PATH [--python python3] [--tuned] [--least] [--rounds 3] [and as above]
               quick --costs [--threads 1]
          --threads   thread counts to measure one after the other (1,2)
          --only      groups, or beginnings of names: a, c.mlp_train_b32
          --budget    seconds for each case, contender and thread count (0.4)
          --print     json: a line for each case and contender; table: markdown, eager against graph (json)
          --peers     a script that does the same work on other libraries: a table of all of them, measured in turns
          --python    what runs that script (python3)
          --tuned     give the peers what they need to be at their best
          --least     compare least times, where a busy machine makes medians meaningless
          --rounds    how often we and the peers take turns (3)
          --costs     how time grows with sizes, as tables
        """;

    public IReadOnlyList<int> Threads { get; private init; } = [1, 2];

    public double BudgetSeconds { get; private init; } = 0.4;

    public int Rounds { get; private init; } = 3;

    public bool Table { get; private init; }

    public bool Least { get; private init; }

    public bool Costs { get; private init; }

    public PeerScript? Peers => PeersPath is null ? null : new PeerScript(PeersPath, Python, Tuned);

    private IReadOnlySet<string>? Only { get; init; }

    private string? PeersPath { get; init; }

    private string Python { get; init; } = "python3";

    private bool Tuned { get; init; }

    /// <returns>Null where the arguments are not these.</returns>
    public static QuickOptions? Parse(IEnumerable<string> arguments)
    {
        var options = new QuickOptions();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var name))
        {
            if (options.With(name) is not { } parsed)
            {
                if (!rest.TryDequeue(out var value) || options.With(name, value) is not { } withValue)
                    return null;
                parsed = withValue;
            }
            options = parsed;
        }
        return options;
    }

    public bool Wants(string name)
        => Only is null || Only.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    private QuickOptions? With(string name) => name switch
    {
        "--tuned" => this with { Tuned = true },
        "--least" => this with { Least = true },
        "--costs" => this with { Costs = true },
        _ => null,
    };

    private QuickOptions? With(string name, string value) => name switch
    {
        "--threads" when Numbers(value) is { } threads => this with { Threads = threads },
        "--rounds" when Numbers(value) is [var rounds] => this with { Rounds = rounds },
        "--only" when value.Length > 0 => this with { Only = value.Split(',').ToHashSet() },
        "--budget" when double.TryParse(value, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and < 1000 => this with { BudgetSeconds = seconds },
        "--print" when value is "json" or "table" => this with { Table = value == "table" },
        "--peers" when File.Exists(value) => this with { PeersPath = value },
        "--python" => this with { Python = value },
        _ => null,
    };

    private static List<int>? Numbers(string text)
    {
        var numbers = text.Split(',')
            .Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var n) ? n : 0).ToList();
        return numbers.TrueForAll(n => n is > 0 and <= 1024) ? numbers : null;
    }
}
