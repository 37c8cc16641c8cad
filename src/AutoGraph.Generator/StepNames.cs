namespace AutoGraph.Generator;

/// <summary>The tracked steps; tests and benchmarks read from them what an edit made run again.</summary>
internal static class StepNames
{
    public const string Parse = nameof(Parse);
    public const string Twins = nameof(Twins);
    public const string Diagnostics = nameof(Diagnostics);
    public const string CallSites = nameof(CallSites);
    public const string Created = nameof(Created);

    public static readonly IReadOnlyList<string> All = [Parse, Twins, Diagnostics, CallSites, Created];
}
