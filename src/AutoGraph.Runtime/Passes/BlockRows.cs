using System.Collections.Immutable;
using AutoGraph.Errors;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>
/// Lets chains of products and loops run some rows at a time: a bias, an activation, a softmax or an optimizer's step
/// then finds the block of the product that it needs in the cache, and what only the chain reads is never stored as a
/// whole.
/// </summary>
internal sealed class BlockRows
{
    private readonly Graph graph;
    private readonly UnitOrder order;
    private readonly Dictionary<Node, RowGroup> groups = new(ReferenceEqualityComparer.Instance);

    private BlockRows(Graph graph)
    {
        this.graph = graph;
        order = new UnitOrder(graph);
    }

    public static Graph Run(Graph graph)
    {
        var pass = new BlockRows(graph);
        pass.Group();
        return pass.groups.Values.Any(group => group.IsWorthwhile) ? DropDead.Run(pass.Emit()) : graph;
    }

    private void Group()
    {
        foreach (var node in graph.Nodes)
        {
            var rows = RowGroup.RowsOf(node);
            if (rows == 0)
            {
                continue;
            }

            var own = new RowGroup(rows);
            own.Members.Add(node);
            groups[node] = own;
            foreach (var input in node.Inputs)
            {
                if (groups.TryGetValue(input.Node, out var producer))
                {
                    TryMerge(producer, groups[node]);
                }
            }

            // A view of what comes from outside takes no work: it had better stay there.
            if (node.Op is ViewOp && groups[node] == own)
            {
                groups.Remove(node);
            }
        }
    }

    private void TryMerge(RowGroup earlier, RowGroup later)
    {
        if (earlier == later || !earlier.Suits(later) || !later.ReadsRowsOnlyOf(earlier)
            || !earlier.ReadsRowsOnlyOf(later) || !order.TryMerge(earlier.Members[0], later.Members[0]))
        {
            return;
        }

        earlier.Members.AddRange(later.Members);
        earlier.Members.Sort((a, b) => order.Position(a).CompareTo(order.Position(b)));
        foreach (var member in later.Members)
        {
            groups[member] = earlier;
        }
    }

    private Graph Emit()
    {
        var readOutside = ReadOutside();
        var nodes = new List<Node>();
        var values = graph.Inputs.ToDictionary(input => new Value(input, 0), input => new Value(input, 0));
        foreach (var unit in order.Sorted())
        {
            var rest = unit;
            if (groups.TryGetValue(unit[0], out var group) && group.IsWorthwhile)
            {
                Value[] results = [.. unit.Where(node => node.Op is not ViewOp).SelectMany(ValuesOf)
                    .Where(readOutside.Contains)];
                ImmutableArray<Value> inputs = [.. unit.SelectMany(node => node.Inputs)
                    .Where(input => !unit.Contains(input.Node)).Distinct()];
                var blocks = new Node(
                    new RowBlocksOp(Body(unit, inputs, results), group.Rows),
                    [.. inputs.Select(input => values[input])], [.. results.Select(result => result.Spec)],
                    SourceLines.Union(unit.Select(node => node.Lines)));
                nodes.Add(blocks);
                for (var i = 0; i < results.Length; i++)
                {
                    values.Add(results[i], new Value(blocks, i));
                }

                // Views that others read as well look at the stored whole.
                rest = [.. unit.Where(node => node.Op is ViewOp && readOutside.Contains(new Value(node, 0)))];
            }

            foreach (var node in rest)
            {
                Copy(node, nodes, values);
            }
        }

        return new Graph(graph.Name, graph.Inputs, [.. nodes], [.. graph.Outputs.Select(output => values[output])]);
    }

    /// <summary>What nodes of other groups read, and what views for them look at.</summary>
    private HashSet<Value> ReadOutside()
    {
        var result = new HashSet<Value>(graph.Outputs);
        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            var group = groups.GetValueOrDefault(node);
            var isAlsoOutside = node.Op is ViewOp && result.Contains(new Value(node, 0));
            foreach (var input in node.Inputs)
            {
                if (group is null || isAlsoOutside || groups.GetValueOrDefault(input.Node) != group)
                {
                    result.Add(input);
                }
            }
        }

        return result;
    }

    private static IEnumerable<Value> ValuesOf(Node node)
        => Enumerable.Range(0, node.Outputs.Length).Select(i => new Value(node, i));

    private Graph Body(Node[] members, ImmutableArray<Value> inputs, Value[] results)
    {
        ImmutableArray<Node> given =
            [.. inputs.Select((input, i) => Node.Input($"{i}", input.Spec))];
        var values = inputs.Select((input, i) => (input, new Value(given[i], 0))).ToDictionary();
        var nodes = new List<Node>();
        foreach (var member in members)
        {
            Copy(member, nodes, values);
        }

        return DropDead.Run(
            new Graph(graph.Name, given, [.. nodes], [.. results.Select(result => values[result])]));
    }

    /// <summary>The node on the new values.</summary>
    private static void Copy(Node node, List<Node> nodes, Dictionary<Value, Value> values)
    {
        var copy = node.Inputs.All(input => values[input] == input)
            ? node
            : new Node(node.Op, [.. node.Inputs.Select(input => values[input])], node.Outputs, node.Lines);
        nodes.Add(copy);
        for (var i = 0; i < node.Outputs.Length; i++)
        {
            values.Add(new Value(node, i), new Value(copy, i));
        }
    }
}
