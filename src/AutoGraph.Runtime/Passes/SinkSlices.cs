using System.Collections.Immutable;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>
/// Slices the inputs of an elementwise operation in the place of its result, when only slices of the result are read:
/// the gates of a recurrent cell then go straight from the products into their loop, and the whole is never stored.
/// </summary>
internal sealed class SinkSlices
{
    private readonly Graph graph;
    private readonly Dictionary<Node, Readers> readers = new(ReferenceEqualityComparer.Instance);

    /// <summary>What stands now where each node of the graph stood.</summary>
    private readonly List<Node>[] places;

    private readonly Dictionary<Node, int> positions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Value, Value> replaced = [];

    private SinkSlices(Graph graph)
    {
        this.graph = graph;
        places = new List<Node>[graph.Nodes.Length];
        foreach (var output in graph.Outputs)
        {
            ReadersOf(output.Node).Others++;
        }

        for (var i = 0; i < places.Length; i++)
        {
            places[i] = [graph.Nodes[i]];
            AddReader(graph.Nodes[i], i);
        }
    }

    public static Graph Run(Graph graph)
    {
        var pass = new SinkSlices(graph);
        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            pass.Visit(graph.Nodes[i]);
        }

        return pass.replaced.Count == 0 ? graph : pass.Emit();
    }

    private Readers ReadersOf(Node node)
        => readers.TryGetValue(node, out var known) ? known : readers[node] = new Readers();

    private void AddReader(Node node, int position)
    {
        positions.Add(node, position);
        foreach (var input in node.Inputs)
        {
            var all = ReadersOf(input.Node);
            if (node.Op is Slice && node.Outputs[0].Shape.IsKnown)
            {
                all.Slices.Add(node);
            }
            else
            {
                all.Others++;
            }
        }
    }

    /// <summary>Sinks the slices of a node whose readers have been visited, and then those of its copies.</summary>
    private void Visit(Node node)
    {
        if (!IsReadInSlices(node))
        {
            return;
        }

        places[positions[node]].Remove(node);
        foreach (var input in node.Inputs)
        {
            ReadersOf(input.Node).Others--;
        }

        var slices = ReadersOf(node).Slices;
        foreach (var copy in slices.Select(slice => CopyAt(slice, node)).ToArray())
        {
            Visit(copy);
        }
    }

    /// <summary>Whether only slices of an elementwise result are read, none of its elements twice.</summary>
    private bool IsReadInSlices(Node node)
        => node.Op is ElementwiseOp && node.Outputs[0].Shape.IsKnown
            && readers.TryGetValue(node, out var all) && all is { Others: 0, Slices.Count: > 0 }
            && all.Slices.Sum(slice => slice.Outputs[0].Shape.ElementCount) <= node.Outputs[0].Shape.ElementCount;

    /// <summary>The operation on sliced inputs, in the place of a slice of its result.</summary>
    private Node CopyAt(Node slice, Node node)
    {
        var position = positions[slice];
        var place = places[position];
        var at = place.IndexOf(slice);
        place.RemoveAt(at);
        var operands = ImmutableArray.CreateBuilder<Value>(node.Inputs.Length);
        foreach (var input in node.Inputs)
        {
            operands.Add(Sliced(input, slice, node.Outputs[0].Shape.Rank));
            if (operands[^1] != input)
            {
                place.Insert(at++, operands[^1].Node);
                AddReader(operands[^1].Node, position);
            }
        }

        var copy = new Node(node.Op, operands.MoveToImmutable(), slice.Outputs, node.Lines);
        place.Insert(at, copy);
        AddReader(copy, position);
        readers[copy] = ReadersOf(slice);
        replaced.Add(new Value(slice, 0), new Value(copy, 0));
        return copy;
    }

    /// <summary>An input, sliced on the axis that corresponds to the result's;
    /// as it is where it broadcasts along that axis.</summary>
    private static Value Sliced(Value input, Node slice, int rank)
    {
        var whole = (Slice)slice.Op;
        var axis = whole.Axis - (rank - input.Spec.Shape.Rank);
        if (axis < 0 || input.Spec.Shape.Sizes[axis] == 1)
        {
            return input;
        }

        var op = whole with { Axis = axis };
        return new Value(new Node(op, [input], [.. op.Infer([input.Spec])], slice.Lines), 0);
    }

    private Graph Emit()
    {
        var nodes = new List<Node>(graph.Nodes.Length);
        foreach (var node in places.SelectMany(place => place))
        {
            var inputs = node.Inputs.Select(Latest).ToImmutableArray();
            if (inputs.SequenceEqual(node.Inputs))
            {
                nodes.Add(node);
                continue;
            }

            var changed = new Node(node.Op, inputs, node.Outputs, node.Lines);
            nodes.Add(changed);
            for (var i = 0; i < node.Outputs.Length; i++)
            {
                replaced.Add(new Value(node, i), new Value(changed, i));
            }
        }

        return new Graph(graph.Name, graph.Inputs, [.. nodes], [.. graph.Outputs.Select(Latest)]);
    }

    private Value Latest(Value value)
    {
        while (replaced.TryGetValue(value, out var other))
        {
            value = other;
        }

        return value;
    }

    /// <summary>Who reads a node: slices of it, and how many others.</summary>
    private sealed class Readers
    {
        public List<Node> Slices { get; } = [];

        public int Others { get; set; }
    }
}
