using AutoGraph.Benchmarks.Peers;

namespace AutoGraph.Benchmarks.Quick;

/// <summary>Checks each case once, then measures graph and eager in turns; with peers, group by group in turns with
/// them.</summary>
internal sealed class QuickRunner
{
    private readonly QuickOptions options;
    private readonly List<PeerTime> peers = [];
    private int failures;

    private QuickRunner(QuickOptions options)
    {
        this.options = options;
    }

    /// <returns>0, or 1 when a case or a peer failed.</returns>
    public static int Run(QuickOptions options)
    {
        var runner = new QuickRunner(options);
        if (options.Peers is not null)
            Console.WriteLine(Comparison.Head);
        else if (options.Table)
            Console.WriteLine(Report.TableHead);
        foreach (var threads in options.Threads)
        {
            AutoGraphOptions.Threads = threads;
            var rows = QuickCases.All.Where(row => options.Wants(row.Name));
            if (options.Peers is { } script)
            {
                foreach (var group in rows.GroupBy(row => QuickCase.GroupOf(row.Name)))
                    runner.RunBeside(script, group.Key, group, threads);
            }
            else
            {
                foreach (var row in rows)
                    runner.RunAlone(row.Name, row.Make, threads);
            }
        }
        return runner.failures == 0 ? 0 : 1;
    }

    private void RunAlone(string name, Func<QuickCase> make, int threads)
    {
        if (Try(name, () => Measure(new Measured(make(), threads), options.BudgetSeconds)) is { } measured)
            Console.WriteLine(options.Table ? Report.TableRow(measured) : Report.JsonLines(measured));
    }

    private void RunBeside(
        PeerScript script, string group, IEnumerable<(string Name, Func<QuickCase> Make)> rows, int threads)
    {
        var budget = options.BudgetSeconds / options.Rounds;
        var cases = rows.Select(row => Try(row.Name, () => new Measured(row.Make(), threads)))
            .OfType<Measured>().ToList();
        for (var round = 0; round < options.Rounds; round++)
        {
            cases = [.. cases.Select(row => Try(row.Name, () => Measure(row, budget))).OfType<Measured>()];
            peers.AddRange(Try($"peers, group {group}", () => script.Run(group, threads, budget)) ?? []);
        }
        var comparison = new Comparison(options.Least);
        foreach (var measured in cases)
            Console.WriteLine(comparison.Row(measured, peers.Where(time => time.Threads <= threads)));
    }

    private static Measured Measure(Measured measured, double budgetSeconds)
    {
        const double WarmUpSeconds = 0.15;
        const int MinSamples = 3;
        measured.CheckOnce();
        measured.Graph.WarmUp(WarmUpSeconds);
        measured.Eager.WarmUp(WarmUpSeconds);
        const int Turns = 5;
        for (var turn = 0; turn < Turns; turn++)
        {
            measured.Graph.Measure(budgetSeconds / Turns, MinSamples);
            measured.Eager.Measure(budgetSeconds / Turns, MinSamples);
        }
        return measured;
    }

    /// <summary>A case that fails must not take the others with it.</summary>
    private T? Try<T>(string name, Func<T> work) where T : class
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            failures++;
            Console.Error.WriteLine($"{name}: {e.GetType().Name}: {e.Message}");
            return null;
        }
    }
}
