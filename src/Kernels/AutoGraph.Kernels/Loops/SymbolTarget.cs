namespace AutoGraph.Kernels;

/// <summary>Where arithmetic on symbols goes.</summary>
internal static class SymbolTarget
{
    /// <summary>The emitter at work on this thread.</summary>
    [field: ThreadStatic]
    public static VectorEmitter? Current { get; set; }
}
