using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>What must run before what, when several nodes run as one unit: values, and the order of effects.</summary>
internal sealed class UnitOrder
{
    private readonly Graph graph;
    private readonly Dictionary<Node, int> positions = new(ReferenceEqualityComparer.Instance);
    private readonly List<int>[] before;
    private readonly int[] unit;

    public UnitOrder(Graph graph)
    {
        this.graph = graph;
        var count = graph.Nodes.Length;
        before = new List<int>[count];
        unit = new int[count];
        for (var i = 0; i < count; i++)
        {
            positions.Add(graph.Nodes[i], i);
            before[i] = [];
            unit[i] = i;
        }

        AddValues();
        AddEffects();
        Members = [.. Enumerable.Range(0, count).Select(i => new List<int> { i })];
    }

    /// <summary>The nodes of each unit, by its first node; empty for nodes that went into another unit.</summary>
    private List<int>[] Members { get; }

    public int Position(Node node) => positions[node];

    /// <summary>Makes one unit of two.</summary>
    public void Merge(List<Node> first, List<Node> second)
    {
        var (into, from) = (unit[positions[first[0]]], unit[positions[second[0]]]);
        foreach (var member in Members[from])
        {
            unit[member] = into;
        }

        Members[into].AddRange(Members[from]);
        Members[from].Clear();
    }

    /// <summary>True when something that is in neither unit must run after one and before the other.</summary>
    public bool HasPathThroughOthers(List<Node> first, List<Node> second)
    {
        var (a, b) = (unit[positions[first[0]]], unit[positions[second[0]]]);
        return HasPathThroughOthers(a, b) || HasPathThroughOthers(b, a);
    }

    /// <summary>The units in an order that respects what must run before; else as the graph had them.</summary>
    public IEnumerable<Node[]> Sorted()
    {
        var count = graph.Nodes.Length;
        var waiting = new int[count];
        var after = new HashSet<int>[count];
        for (var i = 0; i < count; i++)
        {
            after[i] = [];
        }

        for (var i = 0; i < count; i++)
        {
            foreach (var earlier in before[i])
            {
                if (unit[earlier] != unit[i] && after[unit[earlier]].Add(unit[i]))
                {
                    waiting[unit[i]]++;
                }
            }
        }

        // A unit stands where its last node stood.
        var ready = new PriorityQueue<int, int>();
        for (var i = 0; i < count; i++)
        {
            if (Members[i].Count > 0 && waiting[i] == 0)
            {
                ready.Enqueue(i, Members[i].Max());
            }
        }

        while (ready.TryDequeue(out var next, out _))
        {
            yield return [.. Members[next].Order().Select(i => graph.Nodes[i])];
            foreach (var later in after[next])
            {
                if (--waiting[later] == 0)
                {
                    ready.Enqueue(later, Members[later].Max());
                }
            }
        }
    }

    private bool HasPathThroughOthers(int from, int to)
    {
        var seen = new HashSet<int> { to };
        var open = new Stack<int>();
        foreach (var earlier in Earlier(to))
        {
            if (earlier != from && seen.Add(earlier))
            {
                open.Push(earlier);
            }
        }

        while (open.TryPop(out var current))
        {
            foreach (var earlier in Earlier(current))
            {
                if (earlier == from)
                {
                    return true;
                }

                if (seen.Add(earlier))
                {
                    open.Push(earlier);
                }
            }
        }

        return false;
    }

    private IEnumerable<int> Earlier(int which) => Members[which].SelectMany(member => before[member]).Select(member => unit[member]).Where(u => u != which);

    private void AddValues()
    {
        for (var i = 0; i < before.Length; i++)
        {
            foreach (var input in graph.Nodes[i].Inputs)
            {
                if (positions.TryGetValue(input.Node, out var earlier))
                {
                    before[i].Add(earlier);
                }
            }
        }
    }

    /// <summary>Writes follow all effects before them, reads follow the last write; what uses a read value runs before the next write of that variable.</summary>
    private void AddEffects()
    {
        var lastWrite = -1;
        var readsSince = new List<int>();
        var users = new Dictionary<Cell, List<int>>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < before.Length; i++)
        {
            foreach (var input in graph.Nodes[i].Inputs)
            {
                if (input.Node.Op is ReadVariable read)
                {
                    (users.TryGetValue(read.Cell, out var list) ? list : users[read.Cell] = []).Add(i);
                }
            }

            switch (graph.Nodes[i].Op.Effect)
            {
                case Effect.Reads:
                    if (lastWrite >= 0)
                    {
                        before[i].Add(lastWrite);
                    }

                    readsSince.Add(i);
                    break;
                case Effect.Writes:
                    before[i].AddRange(readsSince);
                    if (lastWrite >= 0)
                    {
                        before[i].Add(lastWrite);
                    }

                    if (graph.Nodes[i].Op is AssignVariable assign && users.Remove(assign.Cell, out var earlier))
                    {
                        before[i].AddRange(earlier.Where(user => user != i));
                    }

                    readsSince.Clear();
                    lastWrite = i;
                    break;
            }
        }
    }
}
