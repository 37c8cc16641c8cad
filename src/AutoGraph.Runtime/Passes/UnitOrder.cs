using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>What must run before what, when several nodes run as one unit: values, and the order of effects.</summary>
internal sealed class UnitOrder
{
    private readonly Graph graph;
    private readonly Dictionary<Node, int> positions = new(ReferenceEqualityComparer.Instance);
    private readonly List<int>[] before;
    private readonly List<int>[] after;
    private readonly int[] unit;

    /// <summary>The units such that each stands behind those that must run before it.</summary>
    private readonly MovableOrder order;

    public UnitOrder(Graph graph)
    {
        this.graph = graph;
        var count = graph.Nodes.Length;
        before = new List<int>[count];
        after = new List<int>[count];
        unit = new int[count];
        order = new MovableOrder(count);
        for (var i = 0; i < count; i++)
        {
            positions.Add(graph.Nodes[i], i);
            (before[i], after[i]) = ([], []);
            unit[i] = i;
        }

        AddValues();
        AddEffects();
        Members = [.. Enumerable.Range(0, count).Select(i => new List<int> { i })];
    }

    /// <summary>The nodes of each unit, by its first node; empty for nodes that went into another unit.</summary>
    private List<int>[] Members { get; }

    public int Position(Node node) => positions[node];

    /// <summary>Makes one unit of two, unless something that is in neither must run after one and before the other.
    /// </summary>
    public bool TryMerge(Node first, Node second)
    {
        var (into, from) = (unit[positions[first]], unit[positions[second]]);
        if (!TryMakeNeighbours(into, from))
        {
            return false;
        }

        foreach (var member in Members[from])
        {
            unit[member] = into;
        }

        Members[into].AddRange(Members[from]);
        Members[from].Clear();
        return true;
    }

    /// <summary>The units in an order that respects what must run before; else as the graph had them.</summary>
    public IEnumerable<Node[]> Sorted()
    {
        var count = graph.Nodes.Length;
        var waiting = new int[count];
        var later = new HashSet<int>[count];
        for (var i = 0; i < count; i++)
        {
            later[i] = [];
        }

        for (var i = 0; i < count; i++)
        {
            foreach (var earlier in before[i])
            {
                if (unit[earlier] != unit[i] && later[unit[earlier]].Add(unit[i]))
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
            foreach (var waiter in later[next])
            {
                if (--waiting[waiter] == 0)
                {
                    ready.Enqueue(waiter, Members[waiter].Max());
                }
            }
        }
    }

    /// <summary>Moves units that stand between two such that the two stand side by side; changes nothing and gives
    /// false where a path leads from one through others to the other.</summary>
    /// <remarks>The search goes from both ends in turns and only between them, so that its cost is that of the nearer
    /// end. Whichever ends first has seen all that must stand on its side. After Pearce and Kelly, A dynamic
    /// topological sort algorithm for directed acyclic graphs, 2006.</remarks>
    private bool TryMakeNeighbours(int one, int other)
    {
        var (first, last) = order.IsBefore(one, other) ? (one, other) : (other, one);
        var (behindFirst, beforeLast) = (new HashSet<int>(), new HashSet<int>());
        using var onward = Edges(first, after, behindFirst, unit => order.IsBefore(unit, last)).GetEnumerator();
        using var back = Edges(last, before, beforeLast, unit => order.IsBefore(first, unit)).GetEnumerator();
        while (true)
        {
            if (!onward.MoveNext())
            {
                foreach (var moved in behindFirst.Order(Comparer<int>.Create((a, b) => order.Compare(b, a))))
                {
                    order.MoveBehind(moved, last);
                }

                order.MoveBefore(first, last);
                return true;
            }

            if (beforeLast.Contains(onward.Current.To) || (onward.Current.To == last && onward.Current.From != first))
            {
                return false;
            }

            if (!back.MoveNext())
            {
                foreach (var moved in beforeLast.Order(Comparer<int>.Create(order.Compare)))
                {
                    order.MoveBefore(moved, first);
                }

                order.MoveBehind(last, first);
                return true;
            }

            if (behindFirst.Contains(back.Current.To) || (back.Current.To == first && back.Current.From != last))
            {
                return false;
            }
        }
    }

    /// <summary>The edges away from a unit, nearest first, on through units that lie within.</summary>
    private IEnumerable<(int From, int To)> Edges(
        int start, List<int>[] next, HashSet<int> seen, Predicate<int> isWithin)
    {
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var from))
        {
            foreach (var member in Members[from])
            {
                foreach (var neighbour in next[member])
                {
                    var to = unit[neighbour];
                    if (to == from)
                    {
                        continue;
                    }

                    if (isWithin(to) && to != start && seen.Add(to))
                    {
                        open.Enqueue(to);
                    }

                    yield return (from, to);
                }
            }
        }
    }

    private void AddValues()
    {
        for (var i = 0; i < before.Length; i++)
        {
            foreach (var input in graph.Nodes[i].Inputs)
            {
                if (positions.TryGetValue(input.Node, out var earlier))
                {
                    After(i, earlier);
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
            after[earlier].Add(later);
        }
    }
}
