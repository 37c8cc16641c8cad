using System.Collections.Immutable;
using AutoGraph.Graphs;
using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>Operations that become one loop: they go through the same index space.</summary>
internal sealed class LoopGroup(Shape space)
{
    /// <summary>Longer loops run out of registers and gain nothing more.</summary>
    private const int MostMembers = 64;

    private const int MostOperands = 32;

    private readonly List<Node> members = [];
    private readonly HashSet<Node> contained = new(ReferenceEqualityComparer.Instance);

    /// <summary>Values that come from outside.</summary>
    private readonly HashSet<Value> read = [];

    public Shape Space { get; } = space;

    /// <summary>The operations, in the order of the graph once they are sorted.</summary>
    public IReadOnlyList<Node> Members => members;

    /// <summary>The axes that the members reduce over, those of size 1 among them; null when none reduces.</summary>
    public Axes? Reduced { get; set; }

    /// <summary>The index space of an operation that a loop can compute; null for others.</summary>
    public static Shape? SpaceOf(Node node)
    {
        foreach (var input in node.Inputs)
        {
            if (!input.Spec.Shape.IsKnown)
            {
                return null;
            }
        }

        if (node.Op is ElementwiseOp)
        {
            return node.Outputs[0].Shape;
        }

        return node.Op is ReductionOp ? node.Inputs[0].Spec.Shape : default(Shape?);
    }

    /// <summary>The axes over which an operation reduces, and all of size 1: over those there is nothing to combine, so
    /// that sums of whole columns and of all elements may share a loop. Null when it does not reduce.</summary>
    public static Axes? ReducedBy(Node node)
    {
        if (node.Op is not ReductionOp { Over: var over })
        {
            return null;
        }

        var space = node.Inputs[0].Spec.Shape;
        return new Axes([.. Enumerable.Range(0, space.Rank).Where(i => space.Sizes[i] == 1 || over.Contains(i))]);
    }

    /// <summary>Whether two groups may be one as far as sizes and reductions go.</summary>
    public bool Suits(LoopGroup other)
        => Space == other.Space
            && Members.Count + other.Members.Count <= MostMembers
            && (Reduced is not { } mine || other.Reduced is not { } theirs || mine.Equals(theirs))
            && read.Count + other.read.Count(input => !read.Contains(input)) <= MostOperands;

    /// <summary>Whether a member reads what a reduction of another group gives.</summary>
    public bool ReadsReductionOf(LoopGroup other)
        => read.Any(input => input.Node.Op is ReductionOp && other.contained.Contains(input.Node));

    public void Add(Node node)
    {
        members.Add(node);
        contained.Add(node);
        read.RemoveWhere(input => input.Node == node);
        read.UnionWith(node.Inputs.Where(IsRead));
    }

    /// <summary>Takes the members of another group.</summary>
    public void Take(LoopGroup other)
    {
        members.AddRange(other.members);
        contained.UnionWith(other.contained);
        read.UnionWith(other.read);
        read.RemoveWhere(input => contained.Contains(input.Node));
        Reduced ??= other.Reduced;
    }

    public void Sort(Func<Node, int> position) => members.Sort((a, b) => position(a).CompareTo(position(b)));

    /// <summary>Values that come from outside, each once, in the order of the members.</summary>
    public IEnumerable<Value> Inputs() => members.SelectMany(member => member.Inputs).Where(IsRead).Distinct();

    /// <summary>The loop, for values that are read outside.</summary>
    /// <param name="inputs">From outside, in the order of the loop's operands.</param>
    /// <param name="results">Of members.</param>
    public FusedOp Build(ImmutableArray<Value> inputs, IReadOnlyList<Value> results)
    {
        var formulas = new Dictionary<Node, Scalar>(ReferenceEqualityComparer.Instance);
        var outputs = new Dictionary<Node, LoopOutput>(ReferenceEqualityComparer.Instance);
        foreach (var member in Members)
        {
            var operands = member.Inputs.Select(Operand).ToArray();
            if (member.Op is ReductionOp reduction)
            {
                outputs[member] = new LoopOutput(operands[0], reduction.Reduction);
                continue;
            }

            var specs = member.Inputs.Select(input => input.Spec).ToArray();
            var formula = ((ElementwiseOp)member.Op).Program(specs).Outputs[0].Value.Substitute(operands);
            formulas[member] = formula;
            outputs[member] = new LoopOutput(formula);
        }

        return new FusedOp(
            new LoopProgram(
                [.. inputs.Select(input => input.Spec.DType.Element)],
                [.. results.Select(result => outputs[result.Node])]),
            Space,
            new ShapeList([.. results.Select(result => result.Spec.Shape)]),
            Reduced ?? new Axes(null));

        Scalar Operand(Value value)
            => formulas.TryGetValue(value.Node, out var formula) ? formula
                : Literal(value) ?? Scalar.Input(inputs.IndexOf(value), value.Spec.DType.Element);
    }

    private bool IsRead(Value input) => !contained.Contains(input.Node) && Literal(input) is null;

    /// <summary>A constant that is the same everywhere goes into the formula.</summary>
    private static Scalar? Literal(Value value) => (value.Node.Op as ConstantOp)?.Literal;
}
