namespace AutoGraph.Generator;

/// <summary>The tracked steps; tests and benchmarks read from them what an edit made run again.</summary>
internal static class StepNames
{
    public const string Files = nameof(Files);
    public const string Parse = nameof(Parse);
    public const string Created = nameof(Created);
    public const string Twins = nameof(Twins);
    public const string Lower = nameof(Lower);
    public const string CallSites = nameof(CallSites);
    public const string Diagnostics = nameof(Diagnostics);

    public static readonly IReadOnlyList<string> All = [Files, Parse, Created, Twins, Lower, CallSites, Diagnostics];
}
