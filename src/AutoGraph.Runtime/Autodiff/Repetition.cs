using System.Collections.Immutable;
using AutoGraph.Errors;
using AutoGraph.Execution;
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
        var (first, again) = (new Copy(), new Copy());
        var draws = new List<Value>();
        var given = new List<Node>();
        foreach (var node in graph.Nodes)
        {
            switch (node.Op)
            {
                case RandomOp { Effect: Effect.Writes } random:
                    var drawing = first.Add(Made(new RandomDraw(random), first.Of(node.Inputs), node.Lines));
                    var filling = random with { IsDrawn = true };
                    first.Add(node, filling, new Value(drawing, 0));
                    again.Add(node, filling, [.. Draw(drawing, 0)]);
                    break;
                case RandomDraw:
                    again.Put(node, Draw(first.Add(node, node.Op), 0)[0]);
                    break;
                case CallOp { Recomputes: true } call:
                    var inner = Of(call.Graph);
                    var called = first.Add(node, call with { Graph = inner.First });
                    again.Add(node, call with { Graph = inner.Again }, [.. Draw(called, node.Outputs.Length)]);
                    break;
                default:
                    first.Add(node, node.Op);
                    if (node.Outputs.Length > 0)
                    {
                        again.Add(node, WithoutEffects(node.Op));
                    }

                    break;
            }
        }

        var repeated = DropDead.Run(new Graph(
            graph.Name, [.. graph.Inputs, .. given], [.. again.Nodes], again.Of(graph.Outputs)));
        Check(repeated);
        return new Repetition(
            new Graph(graph.Name, graph.Inputs, [.. first.Nodes], [.. first.Of(graph.Outputs), .. draws]), repeated);

        // What a node gives from an output on was drawn: the first time gives it, the repetition is given it.
        Value[] Draw(Node node, int output)
        {
            var values = new Value[node.Outputs.Length - output];
            for (var i = 0; i < values.Length; i++)
            {
                draws.Add(new Value(node, output + i));
                given.Add(Node.Input("drawn", draws[^1].Spec));
                values[i] = new Value(given[^1], 0);
            }

            return values;
        }
    }

    private static Node Made(Op op, ImmutableArray<Value> inputs, SourceLines lines)
        => new(op, inputs, [.. op.Infer([.. inputs.Select(input => input.Spec)])], lines);

    /// <summary>A loop or branch without operations that give nothing: they print, check or assign.</summary>
    private static Op WithoutEffects(Op op)
        => op is ControlOp control
            ? control.WithBodies([.. control.Bodies.Select(body => WithoutEffects(body.Graph))])
            : op;

    private static Graph WithoutEffects(Graph graph)
        => DropDead.Run(ReplaceOps.Inside(
            new Graph(graph.Name, graph.Inputs, [.. graph.Nodes.Where(node => node.Outputs.Length > 0)], graph.Outputs),
            WithoutEffects));

    private static void Check(Graph graph)
    {
        if (graph.Nodes.FirstOrDefault(node => node.Op.Effect != Effect.None) is { } node)
        {
            throw new GradientException(
                $"'{graph.Name}' is marked Recompute, but cannot be computed again: {Reason(node.Op)} Leave Recompute "
                + "out.");
        }
    }

    private static string Reason(Op op) => op switch
    {
        ReadVariable read => $"it reads variable '{read.Cell.Name}' after a loop, branch or call that assigns it.",
        ControlOp control when control.Bodies.SelectMany(body => body.Graph.Nodes)
            .FirstOrDefault(inner => inner.Op.Effect != Effect.None) is { } inner => Reason(inner.Op),
        _ => $"inside a loop or branch there is {op.Name}, which gives other numbers each time. Give it a seed, or "
            + "draw the numbers before the loop.",
    };

    /// <summary>Nodes that stand for those of another graph.</summary>
    private sealed class Copy
    {
        private readonly Dictionary<Value, Value> places = [];

        public List<Node> Nodes { get; } = [];

        public ImmutableArray<Value> Of(ImmutableArray<Value> values)
            => [.. values.Select(value => places.GetValueOrDefault(value, value))];

        public Node Add(Node node)
        {
            Nodes.Add(node);
            return node;
        }

        /// <summary>Adds an operation in the place of a node's, on what stands for its inputs and more.</summary>
        public Node Add(Node node, Op op, params Value[] more)
        {
            ImmutableArray<Value> inputs = [.. Of(node.Inputs), .. more];
            var added = Add(
                op is CallOp ? Made(op, inputs, node.Lines) : new Node(op, inputs, node.Outputs, node.Lines));
            for (var i = 0; i < node.Outputs.Length; i++)
            {
                places.Add(new Value(node, i), new Value(added, i));
            }

            return added;
        }

        /// <summary>Lets a value stand for the only output of a node.</summary>
        public void Put(Node node, Value value) => places.Add(new Value(node, 0), value);
    }
}
