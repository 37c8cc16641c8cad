using System.Collections.Immutable;
using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;

namespace AutoGraph.Autodiff;

/// <summary>A graph that can be computed again without doing again what it does besides.</summary>
/// <param name="First">inputs → outputs, what random operations drew.</param>
/// <param name="Again">inputs, what was drawn → outputs; nothing is printed, checked, assigned or drawn.</param>
internal sealed record Repetition(Graph First, Graph Again)
{
    /// <summary>Splits what can be repeated from what cannot.</summary>
    /// <exception cref="GradientException">The graph does something that cannot be taken apart.</exception>
    public static Repetition Of(Graph graph)
    {
        var first = Drawn(graph);
        return new Repetition(first, WithoutDraws(WithoutEffects(first)));
    }

    /// <summary>The graph with each drawing apart from the numbers, and given as an output.</summary>
    private static Graph Drawn(Graph graph)
    {
        var nodes = new List<Node>();
        var changed = new Dictionary<Node, Node>(ReferenceEqualityComparer.Instance);
        var draws = new List<Value>();
        foreach (var node in graph.Nodes)
        {
            ImmutableArray<Value> inputs = [.. node.Inputs.Select(Changed)];
            var kept = new Node(node.Op, inputs, node.Outputs);
            if (node.Op is RandomOp { Effect: Effect.Writes } random)
            {
                var draw = Made(new RandomDraw(random), inputs);
                nodes.Add(draw);
                draws.Add(new Value(draw, 0));
                kept = new Node(random with { IsDrawn = true }, [.. inputs, draws[^1]], node.Outputs);
            }
            else if (node.Op is RandomDraw)
            {
                draws.Add(new Value(kept, 0));
            }

            nodes.Add(kept);
            changed.Add(node, kept);
        }

        return new Graph(graph.Name, graph.Inputs, [.. nodes], [.. graph.Outputs.Select(Changed), .. draws]);

        Value Changed(Value value)
            => changed.TryGetValue(value.Node, out var other) ? new Value(other, value.Index) : value;
    }

    private static Node Made(Op op, ImmutableArray<Value> inputs)
        => new(op, inputs, [.. op.Infer([.. inputs.Select(input => input.Spec)])]);

    /// <summary>The graph without operations that give nothing: they print, check or assign.</summary>
    private static Graph WithoutEffects(Graph graph)
        => ReplaceOps.Inside(
            new Graph(graph.Name, graph.Inputs, [.. graph.Nodes.Where(node => node.Outputs.Length > 0)], graph.Outputs),
            WithoutEffects);

    /// <summary>The graph with what was drawn as further inputs instead of outputs.</summary>
    private static Graph WithoutDraws(Graph graph)
    {
        Node[] draws = [.. graph.Nodes.Where(node => node.Op is RandomDraw)];
        ImmutableArray<Node> given = [.. draws.Select(draw => new Node(new InputOp("drawn"), [], draw.Outputs))];
        var nodes = new List<Node>();
        var changed = new Dictionary<Node, Node>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < draws.Length; i++)
        {
            changed.Add(draws[i], given[i]);
        }

        foreach (var node in graph.Nodes.Except(draws))
        {
            Check(node, graph.Name);
            var kept = new Node(node.Op, [.. node.Inputs.Select(Changed)], node.Outputs);
            nodes.Add(kept);
            changed.Add(node, kept);
        }

        var outputs = graph.Outputs[..^draws.Length].Select(Changed);
        return DropDead.Run(new Graph(graph.Name, [.. graph.Inputs, .. given], [.. nodes], [.. outputs]));

        Value Changed(Value value)
            => changed.TryGetValue(value.Node, out var other) ? new Value(other, value.Index) : value;
    }

    private static void Check(Node node, string name)
    {
        if (node.Op.Effect != Effect.None)
        {
            throw new GradientException(
                $"'{name}' is marked Recompute, but cannot be computed again: {Reason(node.Op)} Leave Recompute out.");
        }
    }

    private static string Reason(Op op) => op switch
    {
        ReadVariable read => $"it reads variable '{read.Cell.Name}' after a loop or branch that assigns it.",
        ControlOp control when control.Bodies.SelectMany(body => body.Graph.Nodes)
            .FirstOrDefault(inner => inner.Op.Effect != Effect.None) is { } inner => Reason(inner.Op),
        _ => $"inside a loop or branch there is {op.Name}, which gives other numbers each time. Give it a seed, or "
            + "draw the numbers before the loop.",
    };
}
