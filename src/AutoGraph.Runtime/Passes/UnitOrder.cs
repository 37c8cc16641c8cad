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

    private IEnumerable<int> Earlier(int which)
        => Members[which].SelectMany(member => before[member]).Select(member => unit[member]).Where(u => u != which);

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

    /// <summary>
    /// Reads and writes of one variable keep their order, and what uses a read value runs before the next write of that
    /// variable. Other effects (printing, drawing, loops and branches with effects) keep their order with every write.
    /// </summary>
    private void AddEffects()
    {
        var barrier = -1;
        var sinceBarrier = new List<int>();
        var lastWrite = new Dictionary<Cell, int>(ReferenceEqualityComparer.Instance);
        var readers = new Dictionary<Cell, List<int>>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < before.Length; i++)
        {
            var node = graph.Nodes[i];
            foreach (var input in node.Inputs)
            {
                if (input.Node.Op is ReadVariable { Cell: var source })
                {
                    ReadersOf(source).Add(i);
                }
            }

            if (node.Op is ReadVariable { Cell: var cell })
            {
                After(i, barrier);
                After(i, lastWrite.GetValueOrDefault(cell, -1));
                ReadersOf(cell).Add(i);
                sinceBarrier.Add(i);
            }
            else if (node.Op is AssignVariable { Cell: var target })
            {
                After(i, barrier);
                After(i, lastWrite.GetValueOrDefault(target, -1));
                foreach (var reader in ReadersOf(target))
                {
                    After(i, reader);
                }

                ReadersOf(target).Clear();
                lastWrite[target] = i;
                sinceBarrier.Add(i);
            }
            else if (node.Op.Effect != Effect.None)
            {
                After(i, barrier);
                foreach (var earlier in sinceBarrier)
                {
                    After(i, earlier);
                }

                sinceBarrier.Clear();
                barrier = i;
            }
        }

        List<int> ReadersOf(Cell cell) => readers.TryGetValue(cell, out var list) ? list : readers[cell] = [];
    }

    private void After(int later, int earlier)
    {
        if (earlier >= 0 && earlier != later)
        {
            before[later].Add(earlier);
        }
    }
}
