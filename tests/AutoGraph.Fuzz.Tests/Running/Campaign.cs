using AutoGraph.Fuzz.Grammar;
using AutoGraph.Fuzz.Syntax;

namespace AutoGraph.Fuzz.Running;

/// <summary>Runs the programs of a range of numbers and counts.</summary>
internal sealed class Campaign
{
    private const int Together = 50;
    private readonly SortedDictionary<string, int> constructs = [];

    /// <summary>Programs that hold each construct.</summary>
    public IReadOnlyDictionary<string, int> Constructs => constructs;

    public List<(Subject Subject, Failure Failure)> Failures { get; } = [];

    public int Programs { get; private set; }

    /// <summary>Calls whose results were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Calls whose gradients were compared.</summary>
    public int Differentiated { get; private set; }

    public static Campaign Of(int first, int count)
    {
        var campaign = new Campaign();
        foreach (var numbers in Enumerable.Range(first, count).Chunk(Together))
            campaign.Run([.. numbers.Select(SubjectGrammar.Write)]);
        return campaign;
    }

    /// <summary>Programs of different numbers.</summary>
    public static Campaign Of(IReadOnlyList<Subject> subjects)
    {
        var campaign = new Campaign();
        campaign.Run(subjects);
        return campaign;
    }

    /// <summary>What is wrong with each of these programs, by its number.</summary>
    public static IReadOnlyDictionary<int, Failure> Judge(IReadOnlyList<Subject> subjects)
        => Of(subjects).Failures.ToDictionary(found => found.Subject.Number, found => found.Failure);

    public override string ToString()
        => string.Join(
            "\n",
            Failures.GroupBy(found => found.Failure.Check)
                .Select(group => $"{group.Count(),6} fail {group.Key}: {Numbers(group.Take(20))}")
                .Prepend($"{Programs} programs, {Compared} calls compared, {Differentiated} differentiated")
                .Concat(constructs.Select(pair => $"{pair.Value,6} {pair.Key}")));

    private static string Numbers(IEnumerable<(Subject Subject, Failure Failure)> failures)
        => string.Join(", ", failures.Select(found => found.Subject.Number));

    private void Run(IReadOnlyList<Subject> subjects)
    {
        using var batch = Compiler.Compile(subjects);
        Programs += subjects.Count;
        foreach (var construct in subjects.SelectMany(subject => subject.Constructs))
            constructs[construct] = constructs.GetValueOrDefault(construct) + 1;
        foreach (var subject in subjects.Where(subject => batch.Failures.ContainsKey(subject.Number)))
            Failures.Add((subject, batch.Failures[subject.Number]));
        foreach (var program in batch.Executables)
        {
            var outcome = Watchdog.Judge(program);
            Compared += outcome.Compared;
            Differentiated += outcome.Differentiated;
            if (outcome.Failure is { } failure) Failures.Add((program.Subject, failure));
        }
    }
}
