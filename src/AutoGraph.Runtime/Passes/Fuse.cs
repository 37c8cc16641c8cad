using AutoGraph.Errors;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>Makes one loop of elementwise operations and reductions over one index space,
/// wherever no other operation must run in between.</summary>
internal sealed class Fuse
{
    private readonly Graph graph;
    private readonly UnitOrder order;
    private readonly Dictionary<Node, LoopGroup> groups = new(ReferenceEqualityComparer.Instance);

    private Fuse(Graph graph)
    {
        this.graph = graph;
        order = new UnitOrder(graph);
    }

    public static Graph Run(Graph graph)
    {
        var fuse = new Fuse(graph);
        fuse.Group();
        return DropDead.Run(fuse.Emit());
    }

    private void Group()
    {
        foreach (var node in graph.Nodes)
        {
            if (LoopGroup.SpaceOf(node) is not { } space)
            {
                continue;
            }

            var own = new LoopGroup(space) { Reduced = LoopGroup.ReducedBy(node) };
            own.Add(node);
            groups[node] = own;
            foreach (var input in node.Inputs)
            {
                // A reduction is finished only when its loop is: what reads it starts a loop of its own.
                if (input.Node.Op is ElementwiseOp && groups.TryGetValue(input.Node, out var producer))
                {
                    TryMerge(producer, groups[node]);
                }
            }
        }
    }

    private void TryMerge(LoopGroup earlier, LoopGroup later)
    {
        if (earlier == later || !earlier.Suits(later) || later.ReadsReductionOf(earlier)
            || earlier.ReadsReductionOf(later)
            || !order.TryMerge(earlier.Members[0], later.Members[0]))
        {
            return;
        }

        earlier.Take(later);
        foreach (var member in later.Members)
        {
            groups[member] = earlier;
        }
    }

    private Graph Emit()
    {
        var readOutside = new HashSet<Value>(graph.Outputs);
        foreach (var node in graph.Nodes)
        {
            foreach (var input in node.Inputs)
            {
                if (!groups.TryGetValue(node, out var group) || !groups.TryGetValue(input.Node, out var other)
                    || group != other)
                {
                    readOutside.Add(input);
                }
            }
        }

        var nodes = new List<Node>();
        var values = new Dictionary<Value, Value>();
        foreach (var input in graph.Inputs)
        {
            values.Add(new Value(input, 0), new Value(input, 0));
        }

        foreach (var unit in order.Sorted())
        {
            if (!groups.TryGetValue(unit[0], out var group))
            {
                var node = unit[0].Inputs.All(input => values[input] == input)
                    ? unit[0]
                    : new Node(
                        unit[0].Op, [.. unit[0].Inputs.Select(input => values[input])], unit[0].Outputs, unit[0].Lines);
                nodes.Add(node);
                for (var i = 0; i < node.Outputs.Length; i++)
                {
                    values.Add(new Value(unit[0], i), new Value(node, i));
                }

                continue;
            }

            group.Sort(order.Position);
            var results = group.Members.Select(member => new Value(member, 0)).Where(readOutside.Contains).ToArray();
            if (results.Length == 0)
            {
                continue;
            }

            System.Collections.Immutable.ImmutableArray<Value> inputs = [.. group.Inputs()];
            var fused = new Node(
                group.Build(inputs, results), [.. inputs.Select(input => values[input])],
                [.. results.Select(result => result.Spec)],
                SourceLines.Union(group.Members.Select(member => member.Lines)));
            nodes.Add(fused);
            for (var i = 0; i < results.Length; i++)
            {
                values.Add(results[i], new Value(fused, i));
            }
        }

        return new Graph(graph.Name, graph.Inputs, [.. nodes], [.. graph.Outputs.Select(output => values[output])]);
    }
}
