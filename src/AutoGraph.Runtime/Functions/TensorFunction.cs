using AutoGraph.Staging;

namespace AutoGraph;

/// <summary>The handle of a converted method: its graphs, the method as it was written, and the generated code.</summary>
/// <typeparam name="TDelegate">The method's signature.</typeparam>
public sealed class TensorFunction<TDelegate>
    where TDelegate : Delegate
{
    private readonly TracedFunction traced;
    private readonly TDelegate twin;
    private readonly string code;

    /// <summary>Called by generated code.</summary>
    public TensorFunction(TracedFunction traced, TDelegate original, TDelegate invoke, TDelegate twin, string code)
    {
        this.traced = traced;
        this.twin = twin;
        this.code = code;
        Original = original;
        Invoke = invoke;
    }

    /// <summary>The method's name, with its type.</summary>
    public string Name => traced.Name;

    /// <summary>Runs the graph: <c>f.Invoke(x)</c>.</summary>
    public TDelegate Invoke { get; }

    /// <summary>The method as it was written, run eagerly: <c>f.Original(x)</c>.</summary>
    public TDelegate Original { get; }

    /// <summary>How often the method was traced.</summary>
    public int TraceCount => traced.TraceCount;

    /// <summary>Why each trace was made, oldest first.</summary>
    public IReadOnlyList<string> Traces => traced.Traces;

    /// <summary>The generated C#, as in the IDE.</summary>
    public string ToCode() => code;
}
