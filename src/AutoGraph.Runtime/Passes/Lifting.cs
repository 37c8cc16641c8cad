using System.Collections.Immutable;
using AutoGraph.Graphs;
using AutoGraph.Ops;

namespace AutoGraph.Passes;

/// <summary>A control operation whose bodies compute less, since something is computed before it.</summary>
/// <param name="Before">What runs before, on the inputs of the bodies.</param>
/// <param name="Op">The operation; it takes the results of that behind its inputs.</param>
internal sealed record Lifted(Graph Before, ControlOp Op)
{
    /// <summary>Runs both.</summary>
    /// <param name="inputs">Of the operation as it was.</param>
    /// <param name="run">Runs the operation that is left.</param>
    public Tensor[] Run(ReadOnlySpan<Tensor> inputs, Func<ControlOp, Tensor[], Tensor[]> run)
        => run(Op, [.. inputs, .. Replay.Run(Before, inputs[^Before.Inputs.Length..])]);
}

/// <summary>Moves out of loops and branches what does not depend on how often they run.</summary>
internal sealed class Lifting
{
    private readonly ControlOp op;
    private readonly Predicate<Node> mayMove;
    private readonly ImmutableArray<Node> given;
    private readonly List<Node> before = [];

    /// <summary>Where a value of a body is before the operation.</summary>
    private readonly Dictionary<Value, Value> outside = [];

    /// <summary>Values made before that a body reads.</summary>
    private readonly List<Value> results = [];

    private Lifting(ControlOp op, Predicate<Node> mayMove)
    {
        this.op = op;
        this.mayMove = mayMove;
        given = [.. op.Bodies[0].Graph.Inputs.Select(input => Node.Input("", input.Outputs[0]))];
    }

    /// <summary>The operation without what can be computed before it; null when nothing can.</summary>
    /// <param name="op">Anything.</param>
    /// <param name="mayMove">Which operations may, where all that they read does not change.</param>
    public static Lifted? Of(ControlOp op, Predicate<Node> mayMove)
        => op.FirstInvariant is { } first ? new Lifting(op, mayMove).Lift(first) : null;

    /// <summary>The variables that the bodies of an operation assign.</summary>
    public static HashSet<Cell> Written(ControlOp op)
    {
        var result = new HashSet<Cell>(ReferenceEqualityComparer.Instance);
        foreach (var (_, body) in op.Bodies)
        {
            foreach (var node in body.Nodes)
            {
                if (node.Op is AssignVariable assign)
                {
                    result.Add(assign.Cell);
                }
                else if (node.Op is ControlOp control)
                {
                    result.UnionWith(Written(control));
                }
            }
        }

        return result;
    }

    private Lifted? Lift(int first)
    {
        var bodies = op.Bodies.Select(body => body.Graph).ToArray();
        foreach (var body in bodies)
        {
            for (var i = first; i < given.Length; i++)
            {
                outside.Add(new Value(body.Inputs[i], 0), new Value(given[i], 0));
            }

            Move(body);
        }

        return results.Count == 0
            ? null
            : new Lifted(
                DropDead.Run(new Graph($"before {bodies[^1].Name}", given, [.. before], [.. results])),
                op.WithBodies([.. bodies.Select(WithoutMoved)]));
    }

    private void Move(Graph body)
    {
        var stays = new HashSet<Value>(body.Outputs);
        foreach (var node in body.Nodes)
        {
            if (!node.Inputs.All(outside.ContainsKey) || !(node.Op is ConstantOp || mayMove(node)))
            {
                stays.UnionWith(node.Inputs);
                continue;
            }

            var moved = new Node(
                node.Op, [.. node.Inputs.Select(input => outside[input])], node.Outputs, node.Lines);
            before.Add(moved);
            for (var i = 0; i < node.Outputs.Length; i++)
            {
                outside.Add(new Value(node, i), new Value(moved, i));
            }
        }

        results.AddRange(stays.Where(value => outside.TryGetValue(value, out var source)
            && source.Node.Op is not (InputOp or ConstantOp) && !results.Contains(source))
            .Select(value => outside[value]));
    }

    /// <summary>A body that takes what was moved as further inputs.</summary>
    private Graph WithoutMoved(Graph body)
    {
        ImmutableArray<Node> added =
            [.. results.Select(result => Node.Input("before", result.Spec))];
        var changed = new Dictionary<Node, Node>(ReferenceEqualityComparer.Instance);
        var nodes = new List<Node>(body.Nodes.Length);
        foreach (var node in body.Nodes)
        {
            if (node.Op is not ConstantOp && outside.ContainsKey(new Value(node, 0)))
            {
                continue;
            }

            ImmutableArray<Value> inputs = [.. node.Inputs.Select(Changed)];
            var kept = inputs.SequenceEqual(node.Inputs) ? node : new Node(node.Op, inputs, node.Outputs, node.Lines);
            nodes.Add(kept);
            changed.Add(node, kept);
        }

        return DropDead.Run(new Graph(
            body.Name, [.. body.Inputs, .. added], [.. nodes], [.. body.Outputs.Select(Changed)]));

        Value Changed(Value value)
            => outside.TryGetValue(value, out var source) && results.IndexOf(source) is >= 0 and var i
                ? new Value(added[i], 0)
                : changed.TryGetValue(value.Node, out var other) ? new Value(other, value.Index) : value;
    }
}
