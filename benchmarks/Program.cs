// `quick …` prints a JSON line for each case; anything else goes to BenchmarkDotNet (`--filter *Lstm*`, `--list flat`).
using AutoGraph.Benchmarks.Quick;
using BenchmarkDotNet.Running;

if (args is ["quick", .. var rest])
{
    if (QuickOptions.Parse(rest) is { } options)
        return QuickRunner.Run(options);
    Console.Error.WriteLine(QuickOptions.Usage);
    return 2;
}
BenchmarkSwitcher.FromAssembly(typeof(QuickRunner).Assembly).Run(args);
return 0;
