using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using AutoGraph.Staging;

namespace AutoGraph;

/// <summary>The handle of a converted method: its graphs, the method as it was written,
/// and the generated code.</summary>
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

    /// <summary>The function for arguments of these specs, traced now when it was not before.</summary>
    /// <param name="specs">One per tensor argument; sizes may be unknown.</param>
    /// <exception cref="StagingException">The method has arguments that are no tensors;
    /// call it with them instead.</exception>
    public ConcreteFunction Concrete(params TensorSpec[] specs)
    {
        ArgumentNullException.ThrowIfNull(specs);
        var parameters = twin.Method.GetParameters();
        if (parameters.Length != specs.Length || parameters.Any(parameter => parameter.ParameterType != typeof(Tensor)))
        {
            throw new StagingException(
                $"concrete: {Name} has {parameters.Length} arguments, of which "
                + $"{parameters.Count(p => p.ParameterType == typeof(Tensor))} are tensors; got {specs.Length} specs. "
                + "A function with host arguments is traced by calling it.");
        }

        return traced.Find(
            specs, default(ValueTuple), twin, static (twin, inputs, _) => Results(Apply(twin, [.. inputs])));
    }

    /// <summary>The generated C#, as in the IDE.</summary>
    public string ToCode() => code;

    private static object? Apply(TDelegate function, object[] arguments)
    {
        try
        {
            return function.DynamicInvoke(arguments);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
            throw;
        }
    }

    private static Tensor[] Results(object? result) => result switch
    {
        null => [],
        Tensor tensor => [tensor],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => (Tensor)tuple[i]!)],
        _ => throw new StagingException($"A staged method gave a {result.GetType().Name}; expected tensors."),
    };
}
