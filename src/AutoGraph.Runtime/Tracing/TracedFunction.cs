using System.ComponentModel;
using System.Runtime.CompilerServices;
using AutoGraph.Diagnostics;
using AutoGraph.Errors;
using AutoGraph.Execution;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Staging;

/// <summary>The staged twin of a method with one result.</summary>
public delegate Tensor Twin<THost>(ReadOnlySpan<Tensor> inputs, THost host);

/// <summary>The staged twin of a method with several results.</summary>
public delegate Tensor[] ManyTwin<THost>(ReadOnlySpan<Tensor> inputs, THost host);

/// <summary>The staged twin of a method without a result.</summary>
public delegate void VoidTwin<THost>(ReadOnlySpan<Tensor> inputs, THost host);

/// <summary>A function and the graphs that were traced of it, one per dtypes, shapes and host arguments.
/// Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TracedFunction(string name, bool recompute = false)
{
    private static readonly ConditionalWeakTable<object, TracedFunction[]> OfInstances = [];

    /// <summary>One trace at a time in the process: functions that call each other could otherwise wait for each other
    /// for ever.</summary>
    private static readonly Lock Gate = new();

    /// <summary>What is being traced now, under the gate.</summary>
    private readonly Stack<object> tracing = [];
    private Concrete[] concretes = [];

    /// <summary>The method's name, with its type.</summary>
    public string Name { get; } = name;

    /// <summary>How often the method was traced.</summary>
    public int TraceCount => concretes.Length;

    /// <summary>Why each trace was made, oldest first.</summary>
    public IReadOnlyList<string> Traces => [.. concretes.Select(concrete => concrete.Reason)];

    /// <summary>The traced function of one method of one instance; it lives as long as the instance.</summary>
    /// <param name="instance">Whose method.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="slot">Which of the type's traced methods, from 0.</param>
    /// <param name="recompute">Whether its reverse computes again what is in between.</param>
    public static TracedFunction Of(object instance, string name, int slot, bool recompute = false)
    {
        var table = OfInstances.GetValue(instance, static _ => []);
        if (slot < table.Length && table[slot] is { } known)
        {
            return known;
        }

        lock (OfInstances)
        {
            table = OfInstances.GetValue(instance, static _ => []);
            if (slot >= table.Length)
            {
                Array.Resize(ref table, slot + 1);
                OfInstances.AddOrUpdate(instance, table);
            }

            return table[slot] ??= new TracedFunction(name, recompute);
        }
    }

    /// <summary>Runs the graph for these arguments, tracing it first when there is none.</summary>
    public Tensor Call<THost>(ReadOnlySpan<Tensor> inputs, THost host, Twin<THost> twin)
        => Find(inputs, host, twin, static (twin, inputs, host) => [twin(inputs, host)]).RunSingle(inputs);

    /// <inheritdoc cref="Call"/>
    public Tensor[] CallMany<THost>(ReadOnlySpan<Tensor> inputs, THost host, ManyTwin<THost> twin)
        => Find(inputs, host, twin, static (twin, inputs, host) => twin(inputs, host)).Run(inputs);

    /// <inheritdoc cref="Call"/>
    public void CallVoid<THost>(ReadOnlySpan<Tensor> inputs, THost host, VoidTwin<THost> twin)
        => Find(inputs, host, twin, static (twin, inputs, host) =>
        {
            twin(inputs, host);
            return [];
        }).Run(inputs);

    /// <summary>The graph for arguments of these specs.</summary>
    internal ConcreteFunction Find<THost, TTwin>(
        TensorSpec[] specs, THost host, TTwin twin, Tracer<TTwin, THost> trace)
    {
        lock (Gate)
        {
            foreach (var concrete in concretes)
            {
                if (concrete is Concrete<THost> same && same.Fits(specs, host))
                {
                    return same.Function;
                }
            }

            using var phase = new Phase("trace", Name);
            var function = Trace(specs, host, twin, trace);
            var added = new Concrete<THost>(specs, host, function) { Reason = Reason(specs, host) };
            TraceReport.Tell(phase, function.Graph, host, added.Reason, isAgain: concretes.Length > 0);
            concretes = [.. concretes, added];
            return function;
        }
    }

    internal delegate Tensor[] Tracer<TTwin, THost>(TTwin twin, ReadOnlySpan<Tensor> inputs, THost host);

    private ConcreteFunction Find<THost, TTwin>(
        ReadOnlySpan<Tensor> inputs, THost host, TTwin twin, Tracer<TTwin, THost> trace)
    {
        var known = concretes;
        for (var i = known.Length - 1; i >= 0; i--)
        {
            if (known[i] is Concrete<THost> same && same.Fits(inputs, host))
            {
                return same.Function;
            }
        }

        var specs = new TensorSpec[inputs.Length];
        for (var i = 0; i < specs.Length; i++)
        {
            specs[i] = (inputs[i] ?? throw new ArgumentNullException($"argument {i} of {Name}")).Spec;
        }

        return Find(specs, host, twin, trace);
    }

    private ConcreteFunction Trace<THost, TTwin>(TensorSpec[] specs, THost host, TTwin twin, Tracer<TTwin, THost> trace)
    {
        if (tracing.Any(key => key is Key<THost> same && same.Equals(new Key<THost>(specs, host))))
        {
            throw new StagingException(
                $"'{Name}' calls itself with arguments of the same shapes and host values: while tracing, where both "
                + "sides of a branch on a tensor are followed, that never ends. Write it as a loop, or let a host "
                + "value (an int) decide when to stop.");
        }

        tracing.Push(new Key<THost>(specs, host));
        try
        {
            return TraceOnce(specs, host, twin, trace);
        }
        finally
        {
            tracing.Pop();
        }
    }

    private ConcreteFunction TraceOnce<THost, TTwin>(
        TensorSpec[] specs, THost host, TTwin twin, Tracer<TTwin, THost> trace)
    {
        var builder = new GraphBuilder(Name);
        var inputs = specs.Select((spec, i) => builder.AddInput(spec, $"{i}")).ToArray();
        using var scope = Dispatch.Use(builder);
        using var lines = SourceLines.Keep();
        return new ConcreteFunction(builder.Build(trace(twin, inputs, host)), recompute);
    }

    private string Reason<THost>(TensorSpec[] specs, THost host)
    {
        if (concretes.Length == 0)
        {
            return "first call";
        }

        return concretes[^1] is Concrete<THost> last ? last.Difference(specs, host) : "other host arguments";
    }

    /// <summary>What a trace is made for.</summary>
    private sealed class Key<THost>(TensorSpec[] specs, THost host)
    {
        public bool Equals(Key<THost> other)
            => specs.AsSpan().SequenceEqual(other.Specs) && EqualityComparer<THost>.Default.Equals(host, other.Host);

        private TensorSpec[] Specs => specs;

        private THost Host => host;
    }

    /// <summary>One trace and what it was made for.</summary>
    private abstract class Concrete(ConcreteFunction function)
    {
        public ConcreteFunction Function { get; } = function;

        public required string Reason { get; init; }
    }

    private sealed class Concrete<THost>(TensorSpec[] specs, THost host, ConcreteFunction function) : Concrete(function)
    {
        public bool Fits(ReadOnlySpan<Tensor> inputs, THost other)
        {
            if (inputs.Length != specs.Length)
            {
                return false;
            }

            for (var i = 0; i < inputs.Length; i++)
            {
                if (inputs[i] is not { } input || input.DType != specs[i].DType || input.Shape != specs[i].Shape)
                {
                    return false;
                }
            }

            return EqualityComparer<THost>.Default.Equals(host, other);
        }

        public bool Fits(TensorSpec[] others, THost other)
            => specs.AsSpan().SequenceEqual(others) && EqualityComparer<THost>.Default.Equals(host, other);

        /// <summary>Names the first difference.</summary>
        public string Difference(TensorSpec[] others, THost other)
        {
            if (specs.Length != others.Length)
            {
                return $"{specs.Length} tensors became {others.Length}";
            }

            for (var i = 0; i < specs.Length; i++)
            {
                if (specs[i] != others[i])
                {
                    return $"argument {i}: {specs[i]} became {others[i]}";
                }
            }

            return $"host arguments: {host} became {other}";
        }
    }
}
