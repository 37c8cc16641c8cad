using AutoGraph.Errors;
using AutoGraph.Graphs;
using AutoGraph.Kernels;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>
/// Makes formulas and sums of products in loops that are too small for tiles, where they fuse with their neighbours: a
/// product with few terms is a chain of multiply-adds for each element, one with few results is a sum for each. What is
/// taken apart for it, column by column, is the same in every iteration, and is laid out anew before the loop.
/// </summary>
internal sealed class SmallProducts
{
    /// <summary>Terms of an element, or elements of a result, at most: with more a tile is faster.</summary>
    private const int Few = 4;

    private readonly Graph graph;

    /// <summary>What gives the same in every iteration.</summary>
    private readonly HashSet<Node> unchanging;

    /// <summary>The values that loops over elements read.</summary>
    private readonly HashSet<Value> readByLoops;

    private readonly List<Node> nodes = [];
    private readonly Dictionary<Value, Value> changed = [];

    /// <summary>Where the product comes from that is taken apart.</summary>
    private SourceLines lines = SourceLines.None;

    private SmallProducts(Graph graph, int firstInvariant, Predicate<Node> mayMove)
    {
        this.graph = graph;
        unchanging = new(graph.Inputs[firstInvariant..], ReferenceEqualityComparer.Instance);
        foreach (var node in graph.Nodes)
        {
            if (node.Inputs.All(IsFixed) && (node.Op is ConstantOp || mayMove(node)))
            {
                unchanging.Add(node);
            }
        }

        readByLoops = [.. graph.Nodes.Where(node => LoopGroup.SpaceOf(node) is not null)
            .SelectMany(node => node.Inputs)];
    }

    /// <summary>The loop without such products; the same operation where there are none.</summary>
    public static ControlOp Run(ControlOp op)
    {
        if (!op.Repeats || op.FirstInvariant is not { } first)
        {
            return op;
        }

        var mayMove = Invariants.Of(op);
        var bodies = op.Bodies.Select(body => body.Graph).ToArray();
        Graph[] results = [.. bodies.Select(body => new SmallProducts(body, first, mayMove).Run())];
        return results.SequenceEqual(bodies) ? op : op.WithBodies(results);
    }

    private Graph Run()
    {
        if (!graph.Nodes.Any(IsSmall))
        {
            return graph;
        }

        foreach (var node in graph.Nodes)
        {
            if (IsSmall(node))
            {
                lines = node.Lines;
                var (left, right) = (Latest(node.Inputs[0]), Latest(node.Inputs[1]));
                changed.Add(new Value(node, 0), HasFewTerms(node) ? Chain(left, right) : Sums(left, right));
                continue;
            }

            var copy = node.Inputs.All(input => Latest(input) == input)
                ? node
                : new Node(node.Op, [.. node.Inputs.Select(Latest)], node.Outputs, node.Lines);
            nodes.Add(copy);
            for (var i = 0; copy != node && i < node.Outputs.Length; i++)
            {
                changed.Add(new Value(node, i), new Value(copy, i));
            }
        }

        return Simplify.Run(DropDead.Run(
            new Graph(graph.Name, graph.Inputs, [.. nodes], [.. graph.Outputs.Select(Latest)])));
    }

    /// <summary>Whether a product is small, has a loop next to it into which it can go, and lines of one operand only
    /// to be taken out of the other, unchanging one.</summary>
    private bool IsSmall(Node node)
    {
        if (node.Op is not MatMul || !node.Inputs.All(IsMatrix) || unchanging.Contains(node))
        {
            return false;
        }

        var (left, right) = (node.Inputs[0], node.Inputs[1]);
        var (m, n) = (left.Spec.Shape.Sizes[0], right.Spec.Shape.Sizes[1]);
        return m > 0 && n > 0 && (IsFixed(left) || m == 1) && (IsFixed(right) || n == 1)
            && (HasFewTerms(node)
                ? readByLoops.Contains(new Value(node, 0))
                : left.Spec.Shape.Sizes[1] > Few && (long)m * n <= Few && (IsMadeByLoop(left) || IsMadeByLoop(right)));
    }

    private static bool HasFewTerms(Node product) => product.Inputs[0].Spec.Shape.Sizes[1] is > 0 and <= Few;

    private static bool IsMatrix(Value value)
        => value.Spec.Shape is { Rank: 2, IsKnown: true }
            && (value.Spec.DType == DType.Float32 || value.Spec.DType == DType.Float64);

    private bool IsFixed(Value value) => unchanging.Contains(value.Node);

    private bool IsMadeByLoop(Value value)
        => !IsFixed(value)
            && (value.Node.Op is ElementwiseOp || (value.Node.Op is Transpose && IsMadeByLoop(value.Node.Inputs[0])));

    /// <summary>One chain of multiply-adds for each element, which begins with 0, as tiles compute it.</summary>
    private Value Chain(Value left, Value right)
    {
        var (terms, element) = (left.Spec.Shape.Sizes[1], left.Spec.DType.Element);
        var operands = new Value[2 * terms];
        var sum = Scalar.Constant(0.0, element);
        for (var i = 0; i < terms; i++)
        {
            (operands[2 * i], operands[(2 * i) + 1]) = (Line(left, 1, i), Line(right, 0, i));
            sum = Scalar.FusedMultiplyAdd(Scalar.Input(2 * i, element), Scalar.Input((2 * i) + 1, element), sum);
        }

        return Add(FormulaOp.Of("product", sum, operands.Length), operands);
    }

    /// <summary>A sum for each element.</summary>
    private Value Sums(Value left, Value right)
    {
        var (m, n) = (left.Spec.Shape.Sizes[0], right.Spec.Shape.Sizes[1]);
        var results = new Value[m * n];
        for (var i = 0; i < results.Length; i++)
        {
            var row = Turned(Line(left, 0, i / n));
            results[i] = Add(new Sum([0], KeepDims: true), Add(new Multiply(), row, Line(right, 1, i % n)));
        }

        // One of the operands is a single line.
        return results.Length == 1 ? results[0] : Add(new Concat(m == 1 ? 1 : 0), results);
    }

    /// <summary>A row (axis 0) or column (axis 1) of a matrix, without gaps; taken from what the matrix was transposed
    /// of, so that all readers find the same.</summary>
    private Value Line(Value matrix, int axis, int place)
    {
        if (matrix.Spec.Shape.Sizes[axis] == 1)
        {
            return matrix;
        }

        if (matrix.Node.Op is Transpose)
        {
            return Turned(Line(matrix.Node.Inputs[0], 1 - axis, place));
        }

        var line = Add(new Slice(axis, place, 1, 1), matrix);
        return axis == 0 || line.Spec.Shape.ElementCount == 1
            ? line
            : Add(FormulaOp.Of("pack", Scalar.Input(0, line.Spec.DType.Element), 1), line);
    }

    private Value Turned(Value matrix) => Add(new Transpose([1, 0]), matrix);

    private Value Add(Op op, params Value[] inputs)
    {
        nodes.Add(new Node(op, [.. inputs], [.. op.Infer([.. inputs.Select(input => input.Spec)])], lines));
        return new Value(nodes[^1], 0);
    }

    private Value Latest(Value value) => changed.GetValueOrDefault(value, value);
}
