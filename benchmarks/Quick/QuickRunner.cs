namespace AutoGraph.Benchmarks.Quick;

/// <summary>Checks each case once, then measures graph and eager in turns.</summary>
internal static class QuickRunner
{
    private const int Rounds = 5;
    private const int MinSamplesPerRound = 3;
    private const double WarmUpSeconds = 0.15;

    public static int Run(QuickOptions options)
    {
        if (options.Table)
            Console.WriteLine(Report.TableHead);
        var failed = 0;
        foreach (var threads in options.Threads)
        {
            AutoGraphOptions.Threads = threads;
            foreach (var (name, make) in QuickCases.All.Where(row => options.Wants(row.Name)))
            {
                try
                {
                    var measured = Measure(make(), threads, options.BudgetSeconds);
                    Console.WriteLine(options.Table ? Report.TableRow(measured) : Report.JsonLines(measured));
                }
                catch (Exception e)
                {
                    // A case that fails must not take the others with it.
                    failed++;
                    Console.Error.WriteLine($"{name}: {e.GetType().Name}: {e.Message}");
                }
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private static Measured Measure(QuickCase row, int threads, double budgetSeconds)
    {
        row.Check();
        var (graph, eager) = (new Timing(row.Graph, row.UnitsPerCall), new Timing(row.Eager, row.UnitsPerCall));
        graph.WarmUp(WarmUpSeconds);
        eager.WarmUp(WarmUpSeconds);
        for (var round = 0; round < Rounds; round++)
        {
            graph.Measure(budgetSeconds / Rounds, MinSamplesPerRound);
            eager.Measure(budgetSeconds / Rounds, MinSamplesPerRound);
        }
        return new Measured(row.Name, threads, graph, eager);
    }
}
