using System.Runtime.CompilerServices;
using AutoGraph.Diagnostics;
using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;

namespace AutoGraph.Execution;

/// <summary>Runs graphs on concrete tensors.</summary>
internal static class GraphRunner
{
    private static readonly ConditionalWeakTable<Graph, Executable> Executables = [];

    /// <summary>The outputs; nothing of the run is heard by tapes or tracers of this thread.</summary>
    public static Tensor[] Run(Graph graph, ReadOnlySpan<Tensor> inputs) => Of(graph).Run(inputs);

    /// <summary>The graph made ready to run, once.</summary>
    public static Executable Of(Graph graph) => Executables.GetValue(graph, static g => new Executable(g));
}

/// <summary>A graph with its plans: one, or one per shapes of the inputs where the graph leaves sizes open.</summary>
internal sealed class Executable(Graph graph) : ITimed
{
    private readonly Lock gate = new();
    private Entry[] entries = [];

    /// <summary>The graph after the passes, for the shapes of the graph.</summary>
    public Graph Optimized => field ??= Preparation.Optimize(graph);

    /// <summary>The graph without what nobody reads, each operation by itself.</summary>
    private Graph Unfused => field ??= Pipeline.Clean(graph);

    public string Name => graph.Name;

    /// <summary>The inputs that it takes.</summary>
    public string Signature => field ??= $"({string.Join(", ", graph.InputSpecs)})";

    Work ITimed.Work => new("call", graph.Name);

    /// <summary>Runs the graph.</summary>
    public Tensor[] Run(ReadOnlySpan<Tensor> inputs)
        => CallWatch.IsWanted ? RunWatched(inputs) : RunUnwatched(inputs);

    /// <summary>Runs a graph of one output.</summary>
    public Tensor RunSingle(ReadOnlySpan<Tensor> inputs)
        => CallWatch.IsWanted ? RunWatched(inputs)[0] : RunSingleUnwatched(inputs);

    private Tensor[] RunWatched(ReadOnlySpan<Tensor> inputs)
    {
        using var watch = new CallWatch(this);
        return NumericsCheck.IsOn ? RunChecked(inputs) : RunUnwatched(inputs);
    }

    /// <summary>One operation after the other, as written, so that each can be looked at; bodies of loops and branches
    /// come here again.</summary>
    private Tensor[] RunChecked(ReadOnlySpan<Tensor> inputs)
    {
        using var scope = Dispatch.Use(null);
        return Array.ConvertAll(Replay.Run(Unfused, inputs), output => output.Keep(graph.Name));
    }

    private Tensor[] RunUnwatched(ReadOnlySpan<Tensor> inputs)
    {
        using var scope = Dispatch.Use(null);
        var plan = PlanFor(inputs);
        var frame = plan.Rent();
        Bind(plan, frame, inputs);
        var outputs = new Tensor[plan.Outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            if (plan.Outputs[i] is { IsStatic: true } place)
            {
                outputs[i] = Tensor.Allocate(place.DType, place.Layout!);
                frame.Addresses[place.Slot] = outputs[i].Storage.Address;
            }
        }

        plan.Run(frame);
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] ??= Output(frame, plan.Outputs[i]);
        }

        Finish(plan, frame, inputs);
        return outputs;
    }

    private Tensor RunSingleUnwatched(ReadOnlySpan<Tensor> inputs)
    {
        using var scope = Dispatch.Use(null);
        var plan = PlanFor(inputs);
        var frame = plan.Rent();
        Bind(plan, frame, inputs);
        var place = plan.Outputs[0];
        Tensor? output = null;
        if (place.IsStatic)
        {
            output = Tensor.Allocate(place.DType, place.Layout!);
            frame.Addresses[place.Slot] = output.Storage.Address;
        }

        plan.Run(frame);
        output ??= Output(frame, place);
        Finish(plan, frame, inputs);
        return output;
    }

    private void Bind(Plan plan, Frame frame, ReadOnlySpan<Tensor> inputs)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            var place = plan.Inputs[i];
            var tensor = place.IsStatic ? inputs[i].Pack() : inputs[i];
            var storage = tensor.Held(graph.Name);
            frame.Tensors[place.Slot] = tensor;
            if (place.IsStatic)
            {
                frame.Addresses[place.Slot] = storage.Address;
            }
        }
    }

    /// <summary>An output that is a tensor already: it may be an input, a constant, or another output.</summary>
    private Tensor Output(Frame frame, Place place) => frame.Tensors[place.Slot]!.Keep(graph.Name);

    private static void Finish(Plan plan, Frame frame, ReadOnlySpan<Tensor> inputs)
    {
        foreach (var input in inputs)
        {
            GC.KeepAlive(input);
        }

        plan.Return(frame);
    }

    /// <summary>The plan for inputs of these shapes, made once.</summary>
    public Plan PlanFor(ReadOnlySpan<Tensor> inputs)
    {
        foreach (var entry in entries)
        {
            if (entry.Fits(inputs))
            {
                return entry.Plan;
            }
        }

        lock (gate)
        {
            foreach (var entry in entries)
            {
                if (entry.Fits(inputs))
                {
                    return entry.Plan;
                }
            }

            var shapes = new Shape[inputs.Length];
            for (var i = 0; i < shapes.Length; i++)
            {
                shapes[i] = inputs[i].Shape;
            }

            var optimized = graph.Inputs.All(node => node.Outputs[0].Shape.IsKnown)
                ? Optimized
                : Preparation.Optimize(Specialize(graph, shapes));
            var added = new Entry(shapes, Preparation.Plan(optimized));
            entries = [.. entries, added];
            return added.Plan;
        }
    }

    /// <summary>The graph for inputs of certain shapes.</summary>
    private static Graph Specialize(Graph graph, Shape[] shapes)
    {
        var builder = new GraphBuilder(graph.Name);
        var inputs = graph.Inputs.Select((node, i) =>
            builder.AddInput(node.Outputs[0] with { Shape = shapes[i] }, node.Op.Attributes)).ToArray();
        using var scope = Dispatch.Use(builder);
        return builder.Build(Replay.Run(graph, inputs));
    }

    private sealed record Entry(Shape[] Shapes, Plan Plan)
    {
        public bool Fits(ReadOnlySpan<Tensor> inputs)
        {
            for (var i = 0; i < inputs.Length; i++)
            {
                if (inputs[i].Shape != Shapes[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
