using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Execution;

/// <summary>Which steps may write straight into a variable's memory,
/// and which reads must be copied because they outlive a write.</summary>
internal sealed class VariableUses
{
    private readonly Graph graph;
    private readonly Dictionary<Node, int> positions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Value, int> lastUse = [];
    private readonly Dictionary<Cell, List<Node>> reads = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where each variable is written, in order, loops and branches included.</summary>
    private readonly Dictionary<Cell, List<int>> writes = new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<Value, int> assigned = [];
    private readonly HashSet<Value> outputs;

    /// <summary>The variables that loops and branches read or write.</summary>
    private readonly HashSet<Cell> inControl = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many operations before each may fail.</summary>
    private readonly int[] failures;
    private readonly Dictionary<Value, Node> direct = [];
    private readonly HashSet<Node> copied = new(ReferenceEqualityComparer.Instance);

    public VariableUses(Graph graph)
    {
        this.graph = graph;
        outputs = [.. graph.Outputs];
        failures = new int[graph.Nodes.Length + 1];
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            Visit(graph.Nodes[i], i);
        }

        FindLastUses();
        foreach (var (cell, positionsOfWrites) in writes)
        {
            Decide(cell, positionsOfWrites);
        }
    }

    /// <summary>The assignment that a value is written for at once; null when it is copied.</summary>
    public Node? DirectAssignment(Value value) => direct.GetValueOrDefault(value);

    /// <summary>Whether the graph, or one of a branch or loop in it, assigns the variable.</summary>
    public bool IsAssigned(Cell cell) => writes.ContainsKey(cell);

    /// <summary>Whether a read must be copied.</summary>
    public bool IsCopied(Node read) => copied.Contains(read);

    private void Visit(Node node, int position)
    {
        positions.Add(node, position);
        failures[position + 1] = failures[position] + (NeverFails(node.Op) ? 0 : 1);
        switch (node.Op)
        {
            case ReadVariable read:
                Of(reads, read.Cell).Add(node);
                break;
            case AssignVariable assign:
                Of(writes, assign.Cell).Add(position);
                assigned[node.Inputs[0]] = assigned.GetValueOrDefault(node.Inputs[0]) + 1;
                break;
            case ControlOp:
                inControl.UnionWith(Touched(node));
                foreach (var cell in Written(node))
                {
                    Of(writes, cell).Add(position);
                }

                break;
        }

        static List<T> Of<T>(Dictionary<Cell, List<T>> lists, Cell cell)
            => lists.TryGetValue(cell, out var list) ? list : lists[cell] = [];
    }

    private void FindLastUses()
    {
        foreach (var output in graph.Outputs)
        {
            Use(output, graph.Nodes.Length);
        }

        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            foreach (var input in node.Inputs)
            {
                Use(input, i);
            }

            // A value's use is also one of what it is a view of.
            if (node.Op is ViewOp && lastUse.TryGetValue(new Value(node, 0), out var last))
            {
                Use(node.Inputs[0], last);
            }
        }
    }

    private void Use(Value value, int position)
        => lastUse[value] = Math.Max(lastUse.GetValueOrDefault(value, -1), position);

    private void Decide(Cell cell, List<int> positionsOfWrites)
    {
        if (positionsOfWrites is [var only] && !inControl.Contains(cell) && CanWriteAtOnce(cell, graph.Nodes[only]))
        {
            direct.Add(graph.Nodes[only].Inputs[0], graph.Nodes[only]);
            return;
        }

        foreach (var read in Reads(cell))
        {
            // At the write itself the value may be read while it is written in another order.
            var next = positionsOfWrites.BinarySearch(positions[read]);
            if (~next < positionsOfWrites.Count
                && positionsOfWrites[~next] <= lastUse.GetValueOrDefault(new Value(read, 0), -1))
            {
                copied.Add(read);
            }
        }
    }

    private bool CanWriteAtOnce(Cell cell, Node assignment)
    {
        var value = assignment.Inputs[0];
        if (value.Node.Op is not (FusedOp or KernelOp or RowBlocksOp) || direct.ContainsKey(value)
            || !value.Spec.Shape.IsKnown || outputs.Contains(value) || assigned[value] > 1 || IsReduced(value))
        {
            return false;
        }

        // A failure in between must leave the variable as it was.
        var (made, written) = (positions[value.Node], positions[assignment]);
        if (failures[written] > failures[made + 1])
        {
            return false;
        }

        foreach (var read in Reads(cell))
        {
            var (at, until) = (positions[read], lastUse.GetValueOrDefault(new Value(read, 0), -1));
            if (at > written)
            {
                continue;
            }

            // An element-by-element loop may read the old value where it writes the new one.
            var readsInPlace = until == made && CanOverwrite(value, new Value(read, 0))
                && !value.Node.Inputs.Any(input => input.Node.Op is ViewOp && IsViewOf(input, read));
            if (at > made || (until >= made && !readsInPlace))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsReduced(Value value) => value.Node.Op switch
    {
        FusedOp loop => loop.Program.Outputs[value.Index].Reduction != Kernels.Reduction.None,
        RowBlocksOp rows => IsReduced(rows.Body.Outputs[value.Index]),
        _ => false,
    };

    /// <summary>Whether a result may lie where an input lies: it is read element by element as it is
    /// written.</summary>
    private static bool CanOverwrite(Value result, Value input)
    {
        var place = result.Node.Inputs.IndexOf(input);
        return place >= 0 && result.Node.Op switch
        {
            FusedOp loop => loop.Space == input.Spec.Shape,
            RowBlocksOp rows => rows.CanOverwrite(result.Index, place),
            _ => false,
        };
    }

    private static bool NeverFails(Op op)
        => op is FusedOp or ViewOp or MatMul or ConstantOp or ReadVariable or AssignVariable
            || (op is RowBlocksOp rows && rows.Body.Nodes.All(node => NeverFails(node.Op)));

    private static bool IsViewOf(Value value, Node read)
        => value.Node == read || (value.Node.Op is ViewOp && IsViewOf(value.Node.Inputs[0], read));

    private List<Node> Reads(Cell cell) => reads.GetValueOrDefault(cell, []);

    private static HashSet<Cell> Written(Node node) => Passes.Lifting.Written((ControlOp)node.Op);

    private static IEnumerable<Cell> Touched(Node node)
        => Cells(node, static op => (op as AssignVariable)?.Cell ?? (op as ReadVariable)?.Cell);

    private static IEnumerable<Cell> Cells(Node node, Func<Op, Cell?> select)
        => ((ControlOp)node.Op).Bodies.SelectMany(body => body.Graph.Nodes)
            .SelectMany(
                inner => inner.Op is ControlOp ? Cells(inner, select) : select(inner.Op) is { } cell ? [cell] : []);
}
