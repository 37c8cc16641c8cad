using AutoGraph.Graphs;
using AutoGraph.Ops;
using AutoGraph.Passes;

namespace AutoGraph.Runtime.Tests.Passes;

public class UnitOrderTests
{
    [Fact]
    public void Units_merge_just_when_nothing_must_run_in_between()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var graph = RandomGraph(random, random.Next(2, 40));
            var order = new UnitOrder(graph);
            var unit = graph.Nodes.ToDictionary(node => node, node => node);
            for (var attempt = 0; attempt < 80; attempt++)
            {
                var (first, second) = (Any(graph, random), Any(graph, random));
                if (unit[first] == unit[second])
                {
                    continue;
                }

                var isApart = HasPathThroughOthers(graph, unit, first, second)
                    || HasPathThroughOthers(graph, unit, second, first);
                Assert.True(order.TryMerge(first, second) == !isApart, $"seed {seed}, attempt {attempt}");
                if (!isApart)
                {
                    var merged = unit[second];
                    foreach (var member in graph.Nodes.Where(node => unit[node] == merged))
                    {
                        unit[member] = unit[first];
                    }
                }
            }

            CheckSorted(graph, unit, [.. order.Sorted()], seed);
        }
    }

    private static void CheckSorted(Graph graph, Dictionary<Node, Node> unit, Node[][] sorted, int seed)
    {
        Assert.Equal(graph.Nodes.Length, sorted.Sum(members => members.Length));
        var run = new HashSet<Node>(graph.Inputs);
        foreach (var members in sorted)
        {
            Assert.Single(members.Select(member => unit[member]).Distinct());
            run.UnionWith(members);
            Assert.True(
                members.All(member => member.Inputs.All(input => run.Contains(input.Node))),
                $"seed {seed}: a unit runs before one that it reads");
        }
    }

    private static Node Any(Graph graph, Random random) => graph.Nodes[random.Next(graph.Nodes.Length)];

    /// <summary>By trying every path.</summary>
    private static bool HasPathThroughOthers(Graph graph, Dictionary<Node, Node> unit, Node from, Node to)
    {
        var reached = new HashSet<Node>();
        for (var count = -1; count < reached.Count;)
        {
            count = reached.Count;
            foreach (var node in graph.Nodes)
            {
                foreach (var input in node.Inputs.Where(input => unit.ContainsKey(input.Node)))
                {
                    var (earlier, later) = (unit[input.Node], unit[node]);
                    if (later != unit[from] && later != unit[to] && later != earlier
                        && (earlier == unit[from] || reached.Contains(earlier)))
                    {
                        reached.Add(later);
                    }

                    if (later == unit[to] && reached.Contains(earlier))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static Graph RandomGraph(Random random, int count)
    {
        var builder = new GraphBuilder("random");
        var values = new List<Tensor> { builder.AddInput(new TensorSpec([2], DType.Float32), "x") };
        using var scope = Dispatch.Use(builder);
        for (var i = 0; i < count; i++)
        {
            var (left, right) = (values[random.Next(values.Count)], values[random.Next(values.Count)]);
            values.Add(random.Next(3) == 0 ? left.Exp() : left + right);
        }

        return builder.Build([values[^1]]);
    }
}
