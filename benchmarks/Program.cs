// `quick …` measures each case, alone or beside its peers, or what sizes cost; `generator …` measures the source
// generator; anything else goes to BenchmarkDotNet (`--filter *Lstm*`, `--list flat`).
using AutoGraph.Benchmarks.Costs;
using AutoGraph.Benchmarks.Generation;
using AutoGraph.Benchmarks.Quick;
using BenchmarkDotNet.Running;

if (args is ["quick", .. var rest])
{
    if (QuickOptions.Parse(rest) is not { } options)
    {
        Console.Error.WriteLine(QuickOptions.Usage);
        return 2;
    }
    if (!options.Costs)
        return QuickRunner.Run(options);
    foreach (var threads in options.Threads)
        CostTables.Print(threads);
    return 0;
}
if (args is ["generator", .. var sizes])
{
    if (GenerationOptions.Parse(sizes) is not { } options)
    {
        Console.Error.WriteLine(GenerationOptions.Usage);
        return 2;
    }
    GenerationTable.Print(options);
    return 0;
}
BenchmarkSwitcher.FromAssembly(typeof(QuickRunner).Assembly).Run(args);
return 0;
