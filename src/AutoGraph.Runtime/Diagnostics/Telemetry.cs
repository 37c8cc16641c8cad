using System.Diagnostics;
using System.Diagnostics.Metrics;
using AutoGraph.Devices;
using AutoGraph.Kernels;

namespace AutoGraph.Diagnostics;

/// <summary>What System.Diagnostics hears of this library: an ActivitySource and a Meter, both called
/// <c>AutoGraph</c>. Free while nobody listens.</summary>
internal static class Telemetry
{
    public const string Name = "AutoGraph";

    /// <summary>The tag that says which function.</summary>
    public const string Function = "autograph.function";

    private static readonly Meter Meter = new(Name);

    /// <summary>Activities <c>trace</c>, <c>passes</c>, <c>plan</c> and <c>call</c>.</summary>
    public static ActivitySource Source { get; } = new(Name);

    public static Counter<long> Traces { get; } = Meter.CreateCounter<long>(
        "autograph.traces", "{trace}", "Functions traced, the first time and again.");

    public static Counter<long> Retraces { get; } = Meter.CreateCounter<long>(
        "autograph.retraces", "{trace}", "Functions traced again, for other shapes, dtypes or host arguments.");

    public static Counter<long> Calls { get; } = Meter.CreateCounter<long>(
        "autograph.calls", "{call}", "Graphs run.");

    public static Histogram<double> CallDuration { get; } = Meter.CreateHistogram<double>(
        "autograph.call.duration", "s", "The time of one run of a graph.");

    public static Counter<long> EagerOperations { get; } = Meter.CreateCounter<long>(
        "autograph.eager.operations", "{operation}", "Operations run outside of graphs, one by one.");

    public static ObservableCounter<long> KernelsCompiled { get; } = Meter.CreateObservableCounter(
        "autograph.kernels.compiled", static () => CompiledKernels.Count, "{kernel}", "Kernels made for this process.");

    public static ObservableCounter<double> CompileTime { get; } = Meter.CreateObservableCounter(
        "autograph.kernels.compile_time", static () => CompiledKernels.Time.TotalSeconds, "s",
        "The time that making kernels took.");

    public static ObservableUpDownCounter<long> PoolBytes { get; } = Meter.CreateObservableUpDownCounter(
        "autograph.pool.live", static () => MemoryPool.LiveBytes, "By", "Memory of tensors and plans that is in use.");

    /// <summary>Whether somebody wants to hear of calls.</summary>
    public static bool HearsCalls => Source.HasListeners() || Calls.Enabled || CallDuration.Enabled;
}
