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
    private readonly Dictionary<Value, Node> direct = [];
    private readonly HashSet<Node> copied = new(ReferenceEqualityComparer.Instance);

    public VariableUses(Graph graph)
    {
        this.graph = graph;
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            positions.Add(graph.Nodes[i], i);
            foreach (var input in graph.Nodes[i].Inputs)
            {
                Use(input, i);
            }
        }

        foreach (var output in graph.Outputs)
        {
            Use(output, graph.Nodes.Length);
        }

        foreach (var group in graph.Nodes.Where(node => node.Op is AssignVariable)
            .GroupBy(node => ((AssignVariable)node.Op).Cell))
        {
            Decide(group.Key, [.. group]);
        }

        foreach (var node in graph.Nodes.Where(node => node.Op is ControlOp))
        {
            foreach (var cell in Written(node))
            {
                CopyReadsAcross(cell, positions[node]);
            }
        }
    }

    /// <summary>The assignment that a value is written for at once; null when it is copied.</summary>
    public Node? DirectAssignment(Value value) => direct.GetValueOrDefault(value);

    /// <summary>Whether a read must be copied.</summary>
    public bool IsCopied(Node read) => copied.Contains(read);

    /// <summary>A value's use is also one of what it is a view of.</summary>
    private void Use(Value value, int position)
    {
        lastUse[value] = Math.Max(lastUse.GetValueOrDefault(value, -1), position);
        if (value.Node.Op is ViewOp)
        {
            Use(value.Node.Inputs[0], position);
        }
    }

    private void Decide(Cell cell, Node[] assignments)
    {
        var control = graph.Nodes.Any(node => node.Op is ControlOp && Touched(node).Contains(cell));
        if (assignments is [var only] && !control && CanWriteAtOnce(cell, only))
        {
            direct.Add(only.Inputs[0], only);
            return;
        }

        foreach (var assignment in assignments)
        {
            CopyReadsAcross(cell, positions[assignment]);
        }
    }

    private bool CanWriteAtOnce(Cell cell, Node assignment)
    {
        var value = assignment.Inputs[0];
        if (value.Node.Op is not (FusedOp or KernelOp) || direct.ContainsKey(value) || !value.Spec.Shape.IsKnown
            || graph.Outputs.Contains(value)
            || graph.Nodes.Count(node => node.Op is AssignVariable && node.Inputs[0] == value) > 1
            || (value.Node.Op is FusedOp fused
                && fused.Program.Outputs[value.Index].Reduction != Kernels.Reduction.None))
        {
            return false;
        }

        // A failure in between must leave the variable as it was.
        var (made, assigned) = (positions[value.Node], positions[assignment]);
        if (graph.Nodes[(made + 1)..assigned].Any(node => !NeverFails(node.Op)))
        {
            return false;
        }

        foreach (var read in Reads(cell))
        {
            var (at, until) = (positions[read], lastUse.GetValueOrDefault(new Value(read, 0), -1));
            if (at > assigned)
            {
                continue;
            }

            // An element-by-element loop may read the old value where it writes the new one.
            var readsInPlace = until == made && value.Node.Op is FusedOp loop && loop.Space == cell.Spec.Shape
                && value.Node.Inputs.Contains(new Value(read, 0))
                && !value.Node.Inputs.Any(input => input.Node.Op is ViewOp && IsViewOf(input, read));
            if (at > made || (until >= made && !readsInPlace))
            {
                return false;
            }
        }

        return true;
    }

    private static bool NeverFails(Op op)
        => op is FusedOp or ViewOp or MatMul or Graphs.ConstantOp or ReadVariable or AssignVariable;

    private static bool IsViewOf(Value value, Node read)
        => value.Node == read || (value.Node.Op is ViewOp && IsViewOf(value.Node.Inputs[0], read));

    private void CopyReadsAcross(Cell cell, int write)
    {
        foreach (var read in Reads(cell))
        {
            // At the write itself the value may be read while it is written in another order.
            if (positions[read] < write && lastUse.GetValueOrDefault(new Value(read, 0), -1) >= write)
            {
                copied.Add(read);
            }
        }
    }

    private IEnumerable<Node> Reads(Cell cell)
        => graph.Nodes.Where(node => node.Op is ReadVariable read && read.Cell == cell);

    private static IEnumerable<Cell> Written(Node node) => Cells(node, static op => (op as AssignVariable)?.Cell);

    private static IEnumerable<Cell> Touched(Node node)
        => Cells(node, static op => (op as AssignVariable)?.Cell ?? (op as ReadVariable)?.Cell);

    private static IEnumerable<Cell> Cells(Node node, Func<Op, Cell?> select)
        => ((ControlOp)node.Op).Bodies.SelectMany(body => body.Graph.Nodes)
            .SelectMany(
                inner => inner.Op is ControlOp ? Cells(inner, select) : select(inner.Op) is { } cell ? [cell] : []);
}
